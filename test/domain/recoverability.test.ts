import { describe, expect, test } from 'vitest'
import type { ActualFacts } from '#domain/facts'
import { projectProgress } from '#domain/progress-view'
import { judgeYear } from '#domain/project-year'
import { noReturn } from '#domain/recoverability'
import { national2020 } from '#domain/ruleset'
import { indicator, level, limit, m, project, rate, share, spending, target, value, word } from '../support/facts.ts'

const at = (over: Parameters<typeof indicator>[0], actuals: ActualFacts[], month = 7) =>
  projectProgress(judgeYear(project({ indicators: [indicator(over)], actuals }), national2020, null), m(month)).indicators[0]!

describe('recoverable is false only where arithmetic makes the target impossible', () => {
  const passed = { aggregation: 'ratio', pacing: 'whole', target: rate(1) } as const
  const proper = { aggregation: 'worst', pacing: 'whole', target: word('规范') } as const
  test.each<[string, Parameters<typeof indicator>[0], ActualFacts[], boolean | null, string | null]>([
    ['one failed acceptance under a target of 100%', passed, [share(5, 9, 10)], false, 'lost-one-failed'],
    ['none failed so far', passed, [share(5, 10, 10)], true, null],
    ['a failed acceptance under 95%', { ...passed, target: rate(0.95) }, [share(5, 9, 10)], true, null],
    ['the latest month’s rate can still become 100%', { ...passed, aggregation: 'ratio_last' }, [share(5, 9, 10)], true, null],
    ['a satisfaction target of 100%', { ...passed, aggregation: 'weighted' }, [share(5, 99, 100)], false, 'lost-one-failed'],
    ['a bare percentage cannot be told', passed, [value(5, 0.9)], null, null],
    ['a month with more than 100% leaves it open', passed, [share(4, 12, 10), share(5, 1, 9)], true, null],
    [
      'one accident under a target of none',
      { ...passed, target: limit(0, { unit: '%' }) },
      [share(5, 1, 900)],
      false,
      'lost-one-happened',
    ],
    ['the worst level of the year is below the target', proper, [level(2, '部分达成')], false, 'lost-worst'],
    ['the worst level still holds', proper, [level(2, '达成')], true, null],
    ['a sum above its upper limit', { target: limit(90) }, [value(2, 91)], false, 'lost-limit'],
    ['a sum above its upper limit, once money came back', { target: limit(90) }, [value(2, 95), value(3, -2)], true, null],
    ['a sum below its limit', { target: limit(90) }, [value(2, 90)], true, null],
    ['a count far behind', {}, [value(7, 1)], true, null],
    [
      'a milestone not begun',
      { aggregation: 'milestone', pacing: 'due', target: word('制定') },
      [level(2, '未启动')],
      true,
      null,
    ],
    ['nothing reported', {}, [], null, null],
  ])('%s', (_, over, actuals, recoverable, code) => {
    const found = at(over, actuals)
    expect([found.recoverable, found.recoverabilityRule?.code ?? null]).toEqual([recoverable, code])
  })
  test('in December one failed acceptance is still enough, whatever December has to say', () => {
    expect(at(passed, [share(5, 9, 10)], 12)).toMatchObject({
      recoverable: false,
      recoverabilityRule: { code: 'lost-one-failed' },
    })
  })
  test('when the year is over and all reported, an unmet target is lost', () => {
    expect(at({}, [value(12, 1199)], 12)).toMatchObject({ recoverable: false })
    expect(at({}, [value(11, 1199)], 12)).toMatchObject({ recoverable: null })
    expect(at({}, [value(12, 1200)], 12)).toMatchObject({ recoverable: true })
  })
})

describe('money is no case', () => {
  const facts = (derivation: 'executionRate' | 'designatedRate', offPurpose: number) =>
    projectProgress(
      judgeYear(
        project({
          indicators: [indicator({ derivation, aggregation: 'ratio', target: rate(1) })],
          expenditures: [spending(3, { spent: 40, allocated: 100, offPurpose })],
        }),
        national2020,
        null,
      ),
      m(7),
    ).indicators[0]!
  test('funds in place and not spent yet can still be spent', () => {
    expect(facts('executionRate', 0)).toMatchObject({ recoverable: true, recoverabilityRule: null })
  })
  test('a sum not used for its purpose keeps that rate below 100% for good', () => {
    expect(facts('designatedRate', 1).recoverabilityRule).toEqual({
      code: 'lost-off-purpose',
      params: { offPurpose: 1, spent: 40 },
    })
    expect(facts('designatedRate', 0)).toMatchObject({ recoverable: true })
  })
})

describe('a date that has passed', () => {
  const dated = target({
    raw: '2021年6月底前',
    kind: 'date',
    comparator: 'range',
    direction: 'within',
    value: null,
    from: null,
    until: '2021-06-30',
  })
  const document = { aggregation: 'milestone', pacing: 'due', target: dated } as const
  test.each<[string, ActualFacts[], number, string | null]>([
    ['drafted by its end, it is late for good from July on', [level(6, '起草')], 7, 'lost-late'],
    ['even where it was issued in July', [level(6, '起草'), level(7, '印发')], 8, 'lost-late'],
    ['issued in time it is not', [level(6, '印发')], 7, null],
    ['in the last month itself nothing is late yet', [level(6, '起草')], 6, null],
    ['unreported in its last month, nobody knows', [level(5, '起草'), level(7, '印发')], 8, null],
  ])('%s', (_, actuals, month, code) => expect(at(document, actuals, month).recoverabilityRule?.code ?? null).toBe(code))
})

describe('needed per remaining month', () => {
  test.each([
    ['(80万 − 21万) ÷ 5', { target: target({ value: 800_000 }) }, [value(7, 210_000)], 7, 118_000],
    ['a target already met needs nothing', {}, [value(7, 1300)], 7, 0],
    ['nothing reported: the whole target', {}, [], 6, 200],
    ['no month left', {}, [value(12, 1)], 12, null],
    ['a rate does not add up', { aggregation: 'ratio' as const, target: rate(1) }, [share(1, 1, 2)], 7, null],
    ['a limit needs nothing', { target: limit(90) }, [value(1, 5)], 7, null],
    ['distinct counts do not add up', { aggregation: 'last' as const }, [value(1, 5)], 7, null],
  ] as const)('%s', (_, over, actuals, month, required) => expect(at(over, [...actuals], month).required).toBe(required))
})

describe('month of no return', () => {
  // The indicator page of the design: 80万 visits, 21.00万 by July, best month on record 12.40万.
  const toDate = [1.62, 2.72, 5.07, 7.03, 8.87, 15.28, 21, 22.53, 25.2, 29.78, 34.75, 38.18]
  test('August is the last month: from September each needs 14.37万, more than the best month', () => {
    const found = noReturn(80, toDate, 7, 12.4, [])
    expect(found).toMatchObject({ month: 8, best: 12.4, shortEvenAtBest: false })
    expect(found.need).toBeCloseTo(14.37, 2)
  })
  test('with every remaining month at its own best it still falls short, and that is said', () => {
    const bests = [null, null, null, null, null, null, 12.4, 7.5, 7.4, 7.6, 7.4, 7.2]
    expect(noReturn(80, toDate, 7, 12.4, bests).shortEvenAtBest).toBe(true)
  })
  test('a target within reach has none', () => {
    expect(noReturn(12, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 7, 1, [])).toMatchObject({
      month: null,
      need: null,
      shortEvenAtBest: false,
    })
  })
})
