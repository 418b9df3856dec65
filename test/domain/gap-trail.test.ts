import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsOf } from '#domain/gap'
import { countOnTrail, gapTrails, headLength, readHead, type GapTrail } from '#domain/gap-trail'
import { numberOf } from '#domain/month'
import { judgeYear, lastMonthWithData } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import { indicator, level, limit, m, project, rate, share, spending, value, word, year } from '../support/facts.ts'

const indicators = [
  indicator({ id: 1 }),
  indicator({ id: 2, aggregation: 'ratio', pacing: 'whole', target: rate(0.9) }),
  indicator({ id: 3, pacing: 'whole', target: limit(100) }),
  indicator({ id: 4, aggregation: 'worst', pacing: 'whole', target: word('达成') }),
  indicator({ id: 5, aggregation: 'last', pacing: 'due', dueMonth: m(5) }),
  indicator({ id: 6, aggregation: 'ratio', derivation: 'executionRate', target: rate(1) }),
]
const month = fc.integer({ min: 1, max: 12 })
const entry = fc.oneof(
  fc.record({ month, number: fc.integer({ min: 0, max: 250 }) }).map(row => value(row.month, row.number)),
  fc.record({ month, passed: fc.integer({ min: 0, max: 10 }) }).map(row => share(row.month, row.passed, 10, { indicatorId: 2 })),
  fc.record({ month, number: fc.integer({ min: 0, max: 60 }) }).map(row => value(row.month, row.number, { indicatorId: 3 })),
  fc
    .record({ month, word: fc.constantFrom('达成', '部分达成', '未达成') })
    .map(row => level(row.month, row.word, { indicatorId: 4 })),
  fc.record({ month, number: fc.integer({ min: 0, max: 1500 }) }).map(row => value(row.month, row.number, { indicatorId: 5 })),
)
const money = fc.record({ month, spent: fc.integer({ min: 0, max: 200 }) }).map(row => spending(row.month, { spent: row.spent }))
const oncePer = <T>(key: (row: T) => string, rows: T[]) => [...new Map(rows.map(row => [key(row), row])).values()]

test('the gaps a stored month keeps are those the rules find in the values, on any day and as of any month', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 40 }),
      fc.array(money, { maxLength: 12 }),
      month,
      fc.option(month),
      month,
      (entries, spent, asOf, today, start) => {
        const facts = project({
          indicators,
          actuals: oncePer(row => `${row.indicatorId} ${row.month}`, entries),
          expenditures: oncePer(row => row.month, spent),
          budget: { initial: 1000, adjusted: null },
          startMonth: m(start),
        })
        const on = today === null ? `${year + 1}-01` : m(today)
        const now = judgeYear(facts, national2020, on)
        const stored = gapTrails(judgeYear(facts, national2020, null))
        const found = (at: number) => {
          const runs = now.indicators.flatMap(({ facts: { id }, verdicts }) =>
            runsOf(
              id,
              verdicts.map(({ signal }) => signal),
              year,
              at,
            ),
          )
          return { open: runs.filter(run => run.open).length, closed: runs.filter(run => !run.open).length }
        }
        const trail = JSON.parse(stored(m(asOf))) as GapTrail
        expect(countOnTrail(trail, year, asOf, on)).toEqual(found(asOf))
        if (m(asOf) <= on) expect(readHead(stored(m(asOf)).slice(0, headLength))).toMatchObject(found(asOf))
        // Without a month each project is asked as of its last one with data.
        const whole = JSON.parse(stored(m(12))) as GapTrail
        const last = lastMonthWithData(now)
        expect(whole.last).toBe(last && numberOf(last))
        const { open: lastOpen, closed: lastClosed } = found(whole.last ?? 1)
        expect(countOnTrail(whole, year, whole.last ?? 1, on)).toEqual({ open: lastOpen, closed: lastClosed })
        const head = readHead(stored(m(12)).slice(0, headLength))
        if (m(whole.last ?? 1) <= on) expect(head).toMatchObject({ last: whole.last, lastOpen, lastClosed })
      },
    ),
    { numRuns: process.env.FULL ? 20_000 : 300 },
  )
})
