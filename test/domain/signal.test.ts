import { describe, expect, test } from 'vitest'
import type { ActualFacts } from '#domain/facts'
import { judgeYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import { actual, indicator, level, limit, m, project, rate, share, target, value, word } from '../support/facts.ts'

type Case = [Parameters<typeof indicator>[0], ActualFacts[], number, string, string]
const verdict = (over: Case[0], actuals: ActualFacts[], month: number, today: string | null = null, startMonth = m(1)) => {
  const year = judgeYear(project({ indicators: [indicator(over)], actuals, startMonth }), national2020, today)
  return year.indicators[0]!.verdicts[month - 1]!
}
const shown = (entry: ActualFacts) =>
  `${entry.level ?? entry.value ?? `${entry.numerator}/${entry.denominator}`} in ${entry.month.slice(5)}`
/** One test a row, named by its facts: "≤90, 90.5 in 01: behind by the end of month 1". */
const table = (cases: Case[]) => {
  for (const row of cases) {
    const [over, entries, month, signal, code] = row
    const facts = `${over?.target?.comparator ?? ''}${over?.target?.value ?? over?.target?.raw ?? ''} ${over?.aggregation ?? 'sum'}`
    const due = over?.dueMonth ? `, due ${over.dueMonth.slice(5)}` : ''
    test(`${facts}${due}; ${entries.map(shown).join(', ') || 'nothing'}: ${signal} by the end of month ${month} (${code})`, () =>
      expect(verdict(over, entries, month)).toMatchObject({ signal, code }))
  }
}
describe('even and plan: the 60/80/120 bands of v = actual ÷ expected', () => {
  test.each([
    [419, 'behind'],
    [420, 'warning'],
    [559, 'warning'],
    [560, 'normal'],
    [839, 'normal'],
    [840, 'ahead'],
  ])('%i of 700 expected in July', (actualValue, signal) =>
    expect(verdict({}, [value(7, actualValue)], 7)).toMatchObject({ signal, code: 'even' }),
  )
  test('an edge belongs to the upper band, whatever binary floats say: 28 ÷ (80 × 7/12) = 60%', () => {
    expect(verdict({ target: target({ value: 80 }) }, [value(7, 28)], 7)).toMatchObject({ signal: 'warning' })
    expect(verdict({ target: target({ value: 80 }) }, [value(7, 56)], 7)).toMatchObject({ signal: 'ahead' })
  })
  test('visits: 21万 ÷ 46.67万 = 45%, behind', () => {
    const found = verdict({ target: target({ value: 800_000 }) }, [value(7, 210_000)], 7)
    expect(found).toMatchObject({ signal: 'behind', code: 'even' })
    expect(found.ratio).toBeCloseTo(0.45, 10)
  })
  test('the plan’s month decides', () => {
    const over = {
      pacing: 'plan',
      target: target({ value: 6 }),
      plan: [
        { month: m(4), cumulative: 2 },
        { month: m(9), cumulative: 6 },
      ],
    } as const
    expect(verdict({ ...over, plan: [...over.plan] }, [value(7, 2)], 7)).toMatchObject({ signal: 'normal', code: 'plan' })
    expect(verdict({ ...over, plan: [...over.plan] }, [value(9, 2)], 9)).toMatchObject({ signal: 'behind', code: 'plan' })
    expect(verdict({ ...over, plan: [...over.plan] }, [], 3)).toMatchObject({ signal: 'notDue', code: 'nothing-expected' })
    expect(verdict({ ...over, plan: [...over.plan] }, [value(3, 0)], 3)).toMatchObject({
      signal: 'notDue',
      code: 'nothing-expected',
    })
    expect(verdict({ ...over, plan: [...over.plan] }, [value(3, 1)], 3)).toMatchObject({ signal: 'ahead', code: 'plan-ahead' })
  })
})

describe('whole: against the whole target from the first report', () => {
  const usage = { aggregation: 'ratio_last', pacing: 'whole', target: rate(0.85) } as const
  const schools = { aggregation: 'last', pacing: 'whole', target: target({ value: 10 }) } as const
  table([
    [usage, [share(3, 85, 100)], 3, 'normal', 'whole'],
    [usage, [share(3, 84, 100)], 3, 'warning', 'whole'],
    [usage, [share(3, 51, 100)], 3, 'warning', 'whole'],
    [usage, [share(3, 50, 100)], 3, 'behind', 'whole'],
    [{ ...usage, target: rate(0.5) }, [share(3, 100, 100)], 3, 'normal', 'whole'],
    [schools, [value(2, 12)], 2, 'ahead', 'whole'],
    [schools, [value(2, 11)], 2, 'normal', 'whole'],
    [schools, [value(2, 9)], 2, 'warning', 'whole'],
    [schools, [value(2, 5)], 2, 'behind', 'whole'],
    [usage, [share(3, 90, 100)], 8, 'normal', 'whole'],
    [usage, [], 11, 'notDue', 'not-due'],
    [usage, [], 12, 'missing', 'missing-due'],
    [{ ...usage, dueMonth: m(6) }, [], 5, 'notDue', 'not-due'],
    [{ ...usage, dueMonth: m(6) }, [], 6, 'missing', 'missing-due'],
    [usage, [share(3, 0, 0)], 3, 'notDue', 'nothing-measured'],
    [{ ...usage, target: rate(0.9, { comparator: '>' }) }, [share(3, 90, 100)], 3, 'warning', 'whole'],
    [{ ...usage, target: rate(0.9, { comparator: '>=' }) }, [share(3, 90, 100)], 3, 'normal', 'whole'],
  ] as Case[])
})

describe('due: nothing before its due month', () => {
  const decree = { aggregation: 'milestone', pacing: 'due', dueMonth: m(9), target: word('制定') } as const
  const count = { pacing: 'due', dueMonth: m(9), target: target({ value: 10 }) } as const
  table([
    [decree, [level(3, '未启动')], 8, 'notDue', 'stage-early'],
    [decree, [level(3, '起草')], 8, 'notDue', 'stage-early'],
    [decree, [level(3, '印发')], 8, 'normal', 'stage-done'],
    [decree, [level(3, '印发')], 9, 'normal', 'stage'],
    [decree, [level(3, '达成')], 12, 'normal', 'stage'],
    [decree, [level(3, '征求意见')], 9, 'warning', 'stage'],
    [decree, [level(3, '起草')], 10, 'warning', 'stage'],
    [decree, [level(3, '未启动')], 9, 'behind', 'stage'],
    [decree, [], 8, 'notDue', 'not-due'],
    [decree, [], 9, 'missing', 'missing-due'],
    [{ ...decree, stages: ['立项', '评审', '发布'] }, [level(9, '立项')], 9, 'warning', 'stage'],
    [{ ...decree, stages: ['立项', '评审', '发布'] }, [level(9, '发布')], 9, 'normal', 'stage'],
    [count, [value(3, 9)], 8, 'notDue', 'due-early'],
    [count, [value(3, 10)], 8, 'normal', 'due-met'],
    [count, [value(3, 20)], 8, 'normal', 'due-met'],
    [count, [value(3, 5)], 9, 'behind', 'due'],
    [count, [value(3, 6)], 9, 'warning', 'due'],
    [count, [value(3, 8)], 9, 'normal', 'due'],
    [count, [value(3, 12)], 9, 'ahead', 'due'],
    [count, [], 9, 'missing', 'missing-due'],
    [{ pacing: 'plan', target: target({ value: 10 }) }, [value(3, 1)], 11, 'notDue', 'due-early'],
    [{ pacing: 'plan', target: target({ value: 10 }) }, [value(3, 1)], 12, 'behind', 'due'],
  ] as Case[])
  test('with two units it is done only when both are done, and a silent unit is missing when due', () => {
    const both = { ...decree, contributors: [1, 2] }
    expect(verdict(both, [level(3, '印发')], 8)).toMatchObject({ signal: 'notDue', code: 'stage-early' })
    expect(verdict(both, [level(3, '印发')], 9)).toMatchObject({ signal: 'missing', code: 'units-missing' })
    expect(verdict(both, [level(3, '印发'), level(4, '起草', { agencyId: 2 })], 9)).toMatchObject({
      signal: 'warning',
      code: 'stage',
    })
  })
})

describe('limits and ranges: inside normal, outside behind, never ahead, no yellow', () => {
  const range = target({ comparator: 'range', value: null, low: 10, high: 15, direction: 'within' })
  table([
    [{ target: limit(90) }, [value(1, 1)], 1, 'normal', 'limit'],
    [{ target: limit(90) }, [value(1, 90)], 1, 'normal', 'limit'],
    [{ target: limit(90) }, [value(1, 90.5)], 1, 'behind', 'limit'],
    [{ target: limit(90, { comparator: '<' }) }, [value(1, 90)], 1, 'behind', 'limit'],
    [{ target: limit(0.15, { unit: '%' }), aggregation: 'ratio' }, [share(4, 16, 100)], 4, 'behind', 'limit'],
    [{ target: target({ value: 0 }) }, [value(2, 0)], 2, 'normal', 'limit'],
    [{ target: target({ value: 0 }) }, [value(2, 1)], 2, 'behind', 'limit'],
    [{ target: range, aggregation: 'last' }, [value(1, 10)], 1, 'normal', 'range'],
    [{ target: range, aggregation: 'last' }, [value(1, 15)], 1, 'normal', 'range'],
    [{ target: range, aggregation: 'last' }, [value(1, 9)], 1, 'behind', 'range'],
    [{ target: range, aggregation: 'last' }, [value(1, 16)], 1, 'behind', 'range'],
    [{ target: limit(90) }, [], 11, 'notDue', 'not-due'],
    [{ target: limit(90) }, [], 12, 'missing', 'missing-due'],
    [{ target: target({ value: -5, comparator: '>=' }) }, [value(1, -3)], 1, 'normal', 'bound'],
    [{ target: target({ value: -5, comparator: '>=' }) }, [value(1, -6)], 1, 'behind', 'bound'],
  ] as Case[])
})

describe('qualitative: 达成 normal, 部分达成 warning, 未达成 behind', () => {
  const proper = { aggregation: 'worst', pacing: 'whole', target: word('规范') } as const
  table([
    [proper, [level(1, '达成')], 1, 'normal', 'level'],
    [proper, [level(1, '部分达成')], 1, 'warning', 'level'],
    [proper, [level(1, '未达成')], 1, 'behind', 'level'],
    [proper, [level(1, '未达成'), level(2, '达成')], 2, 'behind', 'level'],
    [{ ...proper, aggregation: 'last' }, [level(1, '未达成'), level(2, '规范')], 2, 'normal', 'level'],
    [{ ...proper, pacing: 'even' }, [level(1, '达成')], 5, 'normal', 'level'],
    [proper, [], 11, 'notDue', 'not-due'],
    [proper, [], 12, 'missing', 'missing-due'],
    [{ aggregation: 'sum', target: word('明显') }, [value(1, 5)], 1, 'notDue', 'no-target'],
  ] as Case[])
})

describe('missing: due and unreported', () => {
  test('an unreported month of an even indicator is missing, and the last value is kept', () => {
    const year = judgeYear(project({ actuals: [value(6, 600)] }), national2020, null)
    expect(year.indicators[0]!.verdicts[6]).toMatchObject({ signal: 'missing', code: 'missing' })
    expect(year.indicators[0]!.values[6]!.toDate).toBe(600)
  })
  test('one reporting unit of two is enough to judge the month', () => {
    expect(verdict({ contributors: [1, 2] }, [value(1, 100)], 1)).toMatchObject({ signal: 'normal', code: 'even' })
  })
  test('a month after today is never missing', () => {
    expect(verdict({}, [], 8, m(7))).toMatchObject({ signal: 'notDue', code: 'future' })
    expect(verdict({}, [], 7, m(7)).signal).toBe('missing')
    expect(verdict({ pacing: 'whole' }, [], 12, m(7)).signal).toBe('notDue')
  })
  test('nothing is missing before the project starts', () => {
    expect(verdict({}, [], 3, null, m(4))).toMatchObject({ signal: 'notDue', code: 'not-begun' })
    expect(verdict({}, [], 4, null, m(4)).signal).toBe('missing')
    expect(verdict({ pacing: 'due', dueMonth: m(2) }, [], 3, null, m(4)).signal).toBe('notDue')
  })
  test('“not applicable this month” is not missing', () => {
    expect(verdict({}, [actual(1, { state: 'notApplicable' })], 1)).toMatchObject({ signal: 'notDue', code: 'not-applicable' })
    expect(verdict({}, [value(1, 200), actual(2, { state: 'notApplicable' })], 2)).toMatchObject({
      signal: 'normal',
      code: 'even',
    })
  })
  test('a cleared value is missing again', () =>
    expect(verdict({}, [actual(1, { state: 'cleared' })], 1)).toMatchObject({ signal: 'missing', code: 'missing' }))
  test('zero reported is behind, not missing', () =>
    expect(verdict({}, [value(1, 0)], 1)).toMatchObject({ signal: 'behind', code: 'even' }))
})

test('the bands are the rule set’s, not the code’s', () => {
  const strict = { ...national2020, signals: { behindBelow: 0.9, warningBelow: 0.95, aheadFrom: 1.05 } }
  const signal = (number: number) =>
    judgeYear(project({ actuals: [value(1, number)] }), strict, null).indicators[0]!.verdicts[0]!.signal
  expect([89, 90, 95, 105].map(signal)).toEqual(['behind', 'warning', 'normal', 'ahead'])
})
