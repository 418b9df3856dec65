import { describe, expect, test } from 'vitest'
import type { ActualEntry, ExpenditureEntry } from '#domain/actual'
import { checkActuals } from '#domain/entry-check'
import { checkExpenditures } from '#domain/expenditure-check'
import { problem as en } from '#wording/en/problem'
import { say } from '#wording/say'
import { problem as zh } from '#wording/zh/problem'
import { indicator, m, rate, word } from '../support/facts.ts'

const indicators = [
  indicator({ id: 1, name: '人次' }),
  indicator({ id: 2, name: '合格率', aggregation: 'ratio', target: rate(1) }),
  indicator({ id: 3, name: '规范性', aggregation: 'worst', target: word('规范') }),
  indicator({ id: 4, name: '办法', aggregation: 'milestone', target: word('制定') }),
  indicator({ id: 5, name: '方案', aggregation: 'milestone', target: word('制定'), stages: ['立项', '评审', '发布'] }),
  indicator({ id: 6, name: '预算执行率', aggregation: 'ratio', target: rate(1), derivation: 'executionRate' }),
  indicator({ id: 7, name: '参与学校', contributors: [1, 2] }),
]
const problemCatalogues = { 'zh-CN': zh, en }
const check = (entries: ActualEntry[], month = m(7)) =>
  checkActuals(entries, { indicators, year: 2021, month, ownAgencyId: 1, ledger: true })
const first = (entry: ActualEntry) => check([entry]).map(({ path, code }) => `${path}: ${code}`)

describe('what is taken', () => {
  test.each<[string, ActualEntry]>([
    ['a number', { indicatorId: 1, value: 5 }],
    ['zero', { indicatorId: 1, value: 0 }],
    ['an empty value clears', { indicatorId: 1, value: null }],
    ['a correction with its reason', { indicatorId: 1, value: -5, note: '上月多报' }],
    ['numerator and denominator', { indicatorId: 2, numerator: 3, denominator: 4 }],
    ['0/0: nothing measured', { indicatorId: 2, numerator: 0, denominator: 0 }],
    ['a bare percentage', { indicatorId: 2, value: 0.9 }],
    ['a rate above 100%: implausible is not impossible', { indicatorId: 2, value: 12 }],
    ['more passed than tested, the same', { indicatorId: 2, numerator: 5, denominator: 4 }],
    ['a negative saving', { indicatorId: 2, numerator: -5, denominator: 100 }],
    ['clearing both', { indicatorId: 2, numerator: null, denominator: null }],
    ['a level', { indicatorId: 3, level: '部分达成' }],
    ['the target’s own word', { indicatorId: 3, level: '规范' }],
    ['the target’s own word, partly', { indicatorId: 3, level: '基本规范' }],
    ['a default stage', { indicatorId: 4, level: '征求意见' }],
    ['a stage of its own', { indicatorId: 5, level: '评审' }],
    ['clearing a level', { indicatorId: 3, level: null }],
    ['not applicable with a reason', { indicatorId: 1, notApplicable: true, note: '假期' }],
    ['a contributing unit', { indicatorId: 7, agencyId: 2, value: 3 }],
  ])('%s', (_, entry) => expect(check([entry])).toEqual([]))
  test('the same indicator for two units', () => {
    expect(
      check([
        { indicatorId: 7, agencyId: 1, value: 3 },
        { indicatorId: 7, agencyId: 2, value: 3 },
      ]),
    ).toEqual([])
  })
})

describe('what is refused, with its place', () => {
  test.each<[string, ActualEntry, string]>([
    ['an unknown indicator', { indicatorId: 99, value: 1 }, 'entries.0.indicatorId: unknown-indicator'],
    ['a number that is not one', { indicatorId: 1, value: NaN }, 'entries.0.value: not-a-number'],
    ['an endless number', { indicatorId: 2, numerator: 1, denominator: Infinity }, 'entries.0.denominator: not-a-number'],
    ['a number written as text', { indicatorId: 1, value: '12' as unknown as number }, 'entries.0.value: not-a-number'],
    ['n/0', { indicatorId: 2, numerator: 3, denominator: 0 }, 'entries.0.denominator: denominator-zero'],
    ['a numerator alone', { indicatorId: 2, numerator: 3 }, 'entries.0.denominator: denominator-missing'],
    ['a denominator alone', { indicatorId: 2, denominator: 3 }, 'entries.0.numerator: numerator-missing'],
    ['a negative denominator', { indicatorId: 2, numerator: 3, denominator: -3 }, 'entries.0.denominator: denominator-negative'],
    [
      'a percentage beside a fraction',
      { indicatorId: 2, value: 1, numerator: 3, denominator: 3 },
      'entries.0.value: value-and-fraction',
    ],
    ['a fraction for a sum', { indicatorId: 1, numerator: 3, denominator: 4 }, 'entries.0.numerator: one-number-expected'],
    ['a level for a sum', { indicatorId: 1, level: '达成' }, 'entries.0.level: number-expected'],
    ['a number for a level', { indicatorId: 3, value: 1 }, 'entries.0.value: level-expected'],
    ['a level and a number', { indicatorId: 3, level: '达成', value: 1 }, 'entries.0.value: level-and-number'],
    ['an unknown level', { indicatorId: 3, level: '优秀' }, 'entries.0.level: unknown-level'],
    ['a default stage where own stages are declared', { indicatorId: 5, level: '起草' }, 'entries.0.level: unknown-level'],
    ['a computed indicator', { indicatorId: 6, value: 1 }, 'entries.0.value: derived'],
    ['clearing a computed indicator', { indicatorId: 6, value: null }, 'entries.0.value: derived'],
    [
      'not applicable without a reason',
      { indicatorId: 1, notApplicable: true, note: ' ' },
      'entries.0.note: not-applicable-needs-note',
    ],
    [
      'not applicable beside a value',
      { indicatorId: 1, notApplicable: true, value: 0, note: 'x' },
      'entries.0.value: value-and-not-applicable',
    ],
    ['nothing at all', { indicatorId: 1, note: 'x' }, 'entries.0.value: nothing-entered'],
    ['a count below nothing without a reason', { indicatorId: 1, value: -5 }, 'entries.0.note: negative-needs-note'],
    ['a unit that does not contribute', { indicatorId: 1, agencyId: 9, value: 5 }, 'entries.0.agencyId: not-a-contributor'],
  ])('%s', (_, entry, problem) => expect(first(entry)).toEqual([problem]))
  test('the same indicator and unit twice in one request, the unit named or not', () => {
    const found = check([
      { indicatorId: 1, value: 1 },
      { indicatorId: 2, value: 1 },
      { indicatorId: 1, agencyId: 1, value: 2 },
    ])
    expect(found).toEqual([{ path: 'entries.2.indicatorId', code: 'duplicate-entry', params: { first: 1, indicator: '人次' } }])
  })
  test('a month outside the project’s year', () => {
    expect(check([{ indicatorId: 1, value: 1 }], '2022-01')).toMatchObject([{ path: 'month', code: 'month-outside-year' }])
  })
  test('every wrong entry is named, not only the first', () => {
    expect(
      check([
        { indicatorId: 99, value: 1 },
        { indicatorId: 1, value: 1 },
        { indicatorId: 2, numerator: 1, denominator: 0 },
      ]).map(p => p.path),
    ).toEqual(['entries.0.indicatorId', 'entries.2.denominator'])
  })
  test('each is told in both languages, with the indicator’s name', () => {
    const [problem] = check([{ indicatorId: 2, numerator: 3, denominator: 0 }])
    expect(say(problemCatalogues, 'zh-CN', problem!.code, problem!.params)).toBe(
      '“合格率”分母为 0 而分子为 3；本月无可计量时两者都填 0',
    )
    expect(say(problemCatalogues, 'en', problem!.code, problem!.params)).toContain('the denominator is 0 under a numerator of 3')
  })
})

describe('expenditure', () => {
  const spend = (entries: ExpenditureEntry[], month = m(7)) =>
    checkExpenditures(entries, { subprojects: [{ id: 1, name: '建设' }], year: 2021, month }).map(
      ({ path, code }) => `${path}: ${code}`,
    )
  test.each<[string, ExpenditureEntry[], string[]]>([
    ['spending is taken', [{ subprojectId: 1, spent: 100, allocated: 200 }], []],
    ['zero and empty are taken', [{ subprojectId: 1, spent: 0, allocated: null }], []],
    ['negative spending with a note is taken', [{ subprojectId: 1, spent: -100, note: '退款' }], []],
    ['negative spending without one is not', [{ subprojectId: 1, spent: -100 }], ['entries.0.note: negative-money-needs-note']],
    ['an unknown sub-project', [{ subprojectId: 9, spent: 1 }], ['entries.0.subprojectId: unknown-subproject']],
    ['half a fen', [{ subprojectId: 1, spent: 0.5 }], ['entries.0.spent: not-fen']],
    [
      'the same sub-project twice',
      [
        { subprojectId: 1, spent: 1 },
        { subprojectId: 1, spent: 2 },
      ],
      ['entries.1.subprojectId: duplicate-expenditure'],
    ],
  ])('%s', (_, entries, problems) => expect(spend(entries)).toEqual(problems))
  test.each<[string, { spent: number | null; offPurpose: number | null }, Partial<ExpenditureEntry>, string[]]>([
    ['the payments’ own sum is taken', { spent: 100, offPurpose: null }, {}, []],
    ['another sum needs a reason', { spent: 90, offPurpose: null }, {}, ['payments-say-otherwise']],
    ['another sum with its reason is taken', { spent: 90, offPurpose: null }, { note: '退款未入台账' }, []],
    ['the purpose is free where no payment says it', { spent: 100, offPurpose: null }, { offPurpose: 0 }, []],
    ['another sum off purpose needs a reason', { spent: 100, offPurpose: 5 }, { offPurpose: 0 }, ['payments-off-purpose']],
    ['a sum off purpose left out stays as it was', { spent: 100, offPurpose: 5 }, {}, []],
  ])('beside payments: %s', (_, paid, more, codes) => {
    const problems = checkExpenditures([{ subprojectId: 1, spent: 100, ...more }], {
      subprojects: [{ id: 1, name: '建设' }],
      year: 2021,
      month: m(7),
      paid: new Map([[1, paid]]),
    })
    expect(problems.map(({ code }) => code)).toEqual(codes)
  })
  test('a month outside the year', () => expect(spend([], '2020-12')).toEqual(['month: month-outside-year']))
})
