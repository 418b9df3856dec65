import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeYear } from '#domain/project-year'
import {
  checkLifeAct,
  isPossible,
  lifeMonths,
  stateIn,
  unitIn,
  unitsOf,
  type LifeEvent,
  type LifeFacts,
} from '#domain/project-life'
import { monthsOf } from '#domain/month'
import { national2020 } from '#domain/ruleset'
import { lifeActs, type LifeAct } from '#domain/vocabulary-life'
import { indicator, m, project, spending, target, value, year } from '../support/facts.ts'

const event = (act: LifeAct, month: number, otherId: number | null = null): LifeEvent => ({ act, effective: m(month), otherId })
const facts = (life: LifeEvent[], over: Partial<LifeFacts> = {}): LifeFacts => ({
  year,
  startMonth: m(1),
  life,
  unitId: 1,
  firstData: null,
  lastData: null,
  firstApproved: null,
  lastApproved: null,
  mayReachBack: false,
  ...over,
})
const codes = (act: LifeAct, month: string, life: LifeEvent[], over: Partial<LifeFacts> = {}) =>
  checkLifeAct({ act, effective: month, otherId: act === 'move' ? 2 : null }, facts(life, over)).map(problem => problem.code)

describe('which acts are possible after what happened', () => {
  const running: LifeEvent[] = []
  const suspended = [event('suspend', 4)]
  const closed = [event('close', 6)]
  const merged = [event('merge', 6, 9)]
  const archived = [...closed, event('archive', 12)]
  test.each<[string, LifeEvent[], LifeAct[]]>([
    ['a running project', running, ['start', 'suspend', 'close', 'merge', 'move', 'archive']],
    ['a suspended one', suspended, ['resume', 'close', 'merge', 'move', 'archive']],
    ['a closed one', closed, ['resume', 'archive']],
    ['a merged one stays merged', merged, ['archive']],
    ['an archived one is taken back first', archived, ['restore']],
    ['one taken back is what it was before', [...archived, event('restore', 12)], ['resume', 'archive']],
    ['a moved one runs on, its first month is settled', [event('move', 3, 2)], ['suspend', 'close', 'merge', 'move', 'archive']],
  ])('%s', (_, life, acts) => expect(lifeActs.filter(act => isPossible(act, life))).toEqual(acts))
})

describe('when an act can be recorded', () => {
  test.each<[string, LifeAct, string, LifeEvent[], Partial<LifeFacts>, string[]]>([
    ['a suspension from May', 'suspend', m(5), [], {}, []],
    ['a month of another year', 'suspend', '2022-01', [], {}, ['month-outside-year']],
    ['before the project starts', 'suspend', m(2), [], { startMonth: m(3) }, ['act-before-start']],
    ['before the act before it', 'resume', m(3), [event('suspend', 4)], {}, ['act-before-last']],
    ['in the month of the act before it', 'resume', m(4), [event('suspend', 4)], {}, []],
    ['in an approved month', 'suspend', m(5), [], { lastApproved: m(5) }, ['month-approved']],
    ['in an approved month, by the bureau', 'suspend', m(5), [], { lastApproved: m(5), mayReachBack: true }, []],
    ['closing in the last approved month changes none', 'close', m(5), [], { lastApproved: m(5), lastData: m(5) }, []],
    ['closing before the last data', 'close', m(5), [], { lastData: m(6), mayReachBack: true }, ['data-after-end']],
    ['merging in a month with data', 'merge', m(6), [], { lastData: m(6) }, ['data-after-end']],
    ['merging after the last data', 'merge', m(7), [], { lastData: m(6) }, []],
    ['merging from its first month', 'merge', m(3), [], { startMonth: m(3) }, ['merge-too-early']],
    ['moving to where it is', 'move', m(5), [], { unitId: 2 }, ['same-unit']],
    ['archiving a running project within the year', 'archive', m(12), [], {}, ['archive-too-early']],
    ['archiving it when the year is over', 'archive', '2022-01', [], {}, []],
    ['archiving a closed one', 'archive', m(8), [event('close', 6)], {}, []],
    ['a start after data', 'start', m(4), [], { firstData: m(3) }, ['start-after-data']],
    ['a start with the first data', 'start', m(3), [], { firstData: m(3) }, []],
    ['a start that is so already', 'start', m(1), [], {}, ['same-start']],
    ['suspending twice', 'suspend', m(6), [event('suspend', 4)], {}, ['act-not-possible']],
  ])('%s', (_, act, month, life, over, expected) => expect(codes(act, month, life, over)).toEqual(expected))
})

describe('what the acts mean for a month', () => {
  const states = (life: LifeEvent[]) =>
    lifeMonths(life, monthsOf(year))
      .map(({ state }) => state[0]!)
      .join('')
  test('suspended from April, resumed in July: three months suspended', () =>
    expect(states([event('suspend', 4), event('resume', 7)])).toBe('rrrsssrrrrrr'))
  test('the closing month is the last one of the project; after it the lights of that month hold', () => {
    expect(states([event('close', 6)])).toBe('rrrrrrcccccc')
    expect(lifeMonths([event('close', 6)], monthsOf(year)).map(({ judged }) => judged)).toEqual([
      1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6, 6,
    ])
  })
  test('merged from June: May was its last month', () => expect(states([event('merge', 6, 9)])).toBe('rrrrrmmmmmmm'))
  test('closed in March and resumed in June: April and May stay ended', () =>
    expect(states([event('close', 3), event('resume', 6)])).toBe('rrrccrrrrrrr'))
  test('moved in March and in August: each month belongs to its unit', () => {
    const life = [event('move', 3, 2), event('suspend', 4), event('move', 8, 3)]
    expect(monthsOf(year).map(month => unitIn(life, 1, month))).toEqual([1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3])
    expect(unitsOf(life, 1)).toEqual([1, 2, 3])
  })
})

describe('what the acts mean for the lights', () => {
  const judged = (life: LifeEvent[]) => {
    const indicators = [indicator({ target: target({ value: 1200 }) })]
    const actuals = [value(1, 100), value(2, 100), value(3, 20)]
    const expenditures = [spending(1, { spent: 5_000_000_000_00 }), spending(2, { spent: 1 })]
    return judgeYear(project({ indicators, actuals, expenditures, life }), national2020, null)
  }
  const lights = (life: LifeEvent[]) => judged(life).indicators[0]!.verdicts.map(verdict => verdict.signal)
  test('while suspended nothing is missing, and what was declared stays what is expected', () => {
    const year = judged([event('suspend', 4), event('resume', 6)])
    expect(year.indicators[0]!.verdicts.slice(2, 6).map(({ signal, code, expected }) => [signal, code, expected])).toEqual([
      ['warning', 'even', 300],
      ['notDue', 'suspended', 400],
      ['notDue', 'suspended', 500],
      ['missing', 'missing', 600],
    ])
    expect(year.budgetVerdicts.slice(2, 6).map(({ code }) => code)).toEqual([
      'budget-missing',
      'budget-suspended',
      'budget-suspended',
      'budget-missing',
    ])
  })
  test('after closing the lights stay as in the closing month, and nothing is owed', () => {
    expect(lights([event('close', 3)])).toEqual(['normal', 'normal', ...Array.from({ length: 10 }, () => 'warning')])
    expect(judged([event('close', 3)]).owed.slice(2, 5)).toEqual([true, false, false])
  })
  test('merged from March: the light of February holds', () =>
    expect(lights([event('merge', 3, 9)])).toEqual(Array.from({ length: 12 }, () => 'normal')))
})

describe('no sequence of acts rewrites the past', () => {
  const acts = fc.array(fc.record({ act: fc.constantFrom(...lifeActs), month: fc.integer({ min: 1, max: 12 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  const indicators = [
    indicator(),
    indicator({
      id: 2,
      pacing: 'plan',
      targets: [{ effective: m(1), target: target(), plan: [{ month: m(5), cumulative: 900 }] }],
    }),
    indicator({ id: 3, pacing: 'due', dueMonth: m(6) }),
  ]
  test('what can be recorded changes no verdict before its month, and leaves every month in one state', () => {
    fc.assert(
      fc.property(acts, fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 }), (wishes, numbers) => {
        const actuals = numbers.flatMap((number, i) => [value(i + 1, number), value(i + 1, number, { indicatorId: 2 })])
        const at = (life: LifeEvent[]) => judgeYear(project({ indicators, actuals, life }), national2020, null)
        let life: LifeEvent[] = []
        for (const { act, month } of wishes) {
          const next = event(act, month, act === 'move' ? 7 : null)
          if (checkLifeAct({ ...next }, facts(life, { lastData: null })).length) continue
          if (act !== 'start') {
            const [before, after] = [at(life), at([...life, next])]
            const past = (list: typeof before) =>
              list.indicators
                .map(row => row.verdicts.slice(0, month - 1))
                .concat([list.budgetVerdicts.slice(0, month - 1) as never])
            expect(past(after)).toEqual(past(before))
            for (let i = 1; i < month; i++) expect(unitIn([...life, next], 1, m(i))).toBe(unitIn(life, 1, m(i)))
          }
          life = [...life, next]
        }
        const months = lifeMonths(life, monthsOf(year))
        months.forEach(({ state, judged }, i) => {
          expect(state).toBe(stateIn(life, m(i + 1)))
          expect(judged).toBeLessThanOrEqual(i + 1)
          if (state === 'running' || state === 'suspended') expect(judged).toBe(i + 1)
        })
      }),
    )
  })
})
