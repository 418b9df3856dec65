import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, daySchema } from '#domain/day'
import { dueOf, exceptionInForce, lockOf } from '#domain/month-lock'
import { stagesOn } from '#domain/reminder'
import { national2020 } from '#domain/ruleset'

const report = {
  state: 'draft',
  submittedAt: null,
  submittedBy: null,
  decidedAt: null,
  reviewStartedAt: null,
  reviewStartedBy: null,
} as const
const calendar = { lockOn: '2021-08-16' }
const until = (day: string) => [{ until: day }]

describe('why a month is locked', () => {
  test('an open month is not, the day before its lock date neither', () => {
    expect(lockOf(undefined, undefined, [], '2021-08-30')).toBeNull()
    expect(lockOf(report, calendar, [], '2021-08-15')).toBeNull()
  })
  test('from its lock date on it is locked by date, a month nobody touched as well', () => {
    const byDate = { why: 'date', since: '2021-08-16', at: null, by: null }
    expect(lockOf(report, calendar, [], '2021-08-16')).toEqual(byDate)
    expect(lockOf(undefined, calendar, [], '2022-01-01')).toEqual(byDate)
  })
  test('an exception opens it through its last day and expires by itself', () => {
    expect(lockOf(report, calendar, until('2021-08-20'), '2021-08-20')).toBeNull()
    expect(lockOf(report, calendar, until('2021-08-20'), '2021-08-21')?.why).toBe('date')
  })
  test('approval locks whatever the date says, and no exception lifts it', () => {
    const approved = { ...report, state: 'approved', decidedAt: 7 } as const
    expect(lockOf(approved, calendar, until('2099-01-01'), '2021-08-20')).toEqual({
      why: 'approved',
      since: null,
      at: 7,
      by: null,
    })
  })
  test('a report that awaits approval is closed by who handed it in, then by who reviews it', () => {
    const waiting = { ...report, state: 'submitted', submittedAt: 3, submittedBy: 9 } as const
    expect(lockOf(waiting, undefined, [], '2021-08-01')).toEqual({ why: 'submitted', since: null, at: 3, by: 9 })
    const reviewed = { ...waiting, reviewStartedAt: 5, reviewStartedBy: 4 }
    expect(lockOf(reviewed, undefined, [], '2021-08-01')).toEqual({ why: 'reviewing', since: null, at: 5, by: 4 })
  })
  test('of several exceptions the one that reaches furthest holds', () => {
    const all = [...until('2021-08-20'), ...until('2021-09-01'), ...until('2021-08-25')]
    expect(exceptionInForce(all, '2021-08-22')?.until).toBe('2021-09-01')
    expect(exceptionInForce(all, '2021-09-02')).toBeUndefined()
  })
  test('the due day is the bureau’s where it set one, else the rule set’s', () => {
    expect(dueOf('2021-12', undefined, 5)).toBe('2022-01-05')
    expect(dueOf('2021-12', { dueOn: '2022-01-10' }, 5)).toBe('2022-01-10')
  })
})

describe('reminders', () => {
  const on = (day: string) => stagesOn('2021-08-05', day, national2020.reminders)
  test.each([
    ['2021-08-01', []],
    ['2021-08-02', ['dueSoon']],
    ['2021-08-05', ['dueSoon']],
    ['2021-08-06', ['overdue']],
    ['2021-08-08', ['overdue', 'overdueHead']],
    ['2021-08-12', ['overdue', 'overdueHead', 'overdueDepartment']],
    ['2021-09-06', []],
  ])('for a month due on 5 August, %s calls for %j', (day, stages) => expect(on(day)).toEqual(stages))
})

describe('days', () => {
  const day = fc
    .date({ min: new Date('1999-01-01T00:00:00Z'), max: new Date('2101-12-31T00:00:00Z'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10))
  test('are counted as the calendar does, leap years included', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000)
      }),
    )
  })
  test('and added: going on and back leads home', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count)
        expect(addDays(addDays(from, count), -count)).toBe(from)
      }),
    )
  })
  test.each(['2021-02-29', '2021-13-01', '2021-04-31', '2021-00-10', '5 Aug'])('%s is no day', text =>
    expect(daySchema.safeParse(text).success).toBe(false),
  )
})
