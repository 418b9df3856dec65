import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asideFor, covers, type AsideOffice } from '#domain/copied-aside'
import { heldBy, numberGroups, textGroups } from '#domain/copied-groups'
import { findCopiedNumbers, type Series } from '#domain/copied-numbers'
import { findCopied } from '#domain/copied-text'

function whole<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
const delay = '受疫情影响，上半年线下培训无法举办，供应商设备到货延迟，验收相应推迟至第四季度。'
const flood = '因汛期水位偏高，河道清淤工程停工四十余天，施工单位已增派人员设备，预计十一月底全部完工。'
const ascending = (x: number, y: number) => x - y
const own = (i: number) => String.fromCodePoint(0x5000 + i * 131).repeat(6)

function groupsOf(...texts: string[]) {
  const found = whole(findCopied(texts.map((text, i) => ({ projectId: i + 1, unitId: i + 1, text }))))
  return textGroups(found.pairs, member => member + 1).map(group => {
    const rows = group.members.map(member => texts[member]!)
    const at = new Map(group.members.map((member, i) => [member, i]))
    const held = heldBy(
      rows,
      group.pairs.map(({ a, b }) => ({ a: at.get(a)!, b: at.get(b)! })),
      found.common,
    )
    const { passage } = held
    return { ...group, ...held, said: passage && rows[0]!.slice(passage.from, passage.until) }
  })
}

describe('one passage with all who hold it', () => {
  test('three units with one sentence are one group, not three pairs', () => {
    const [group, ...more] = groupsOf(`${own(1)}，${delay}`, delay, `${delay}${own(2)}`)
    expect([more, group!.members.toSorted(ascending), group!.units]).toEqual([[], [0, 1, 2], 3])
    expect([group!.said, group!.passage!.holders]).toEqual([delay.slice(0, -1), 3])
  })

  test('the share of each says how much of its text is alike: all of one, half of the other', () => {
    const [group] = groupsOf(delay, `${delay}${own(1)}${own(2)}${own(3)}${own(4)}${own(5)}${own(6)}`)
    const shares = new Map(group!.members.map((member, i) => [member, group!.texts[i]!.share]))
    expect(shares.get(0)).toBe(1)
    expect(shares.get(1)).toBeCloseTo(0.5, 1)
  })

  test('a text that took one passage here and another there stands in two groups, and these stay apart', () => {
    const groups = groupsOf(delay, `${delay}${flood}`, flood)
    expect(groups.map(group => group.members.toSorted(ascending))).toEqual([
      [1, 2],
      [0, 1],
    ])
  })

  test('where no passage is in all of them, the one most hold is shown with how many do', () => {
    const [first, second] = [delay.slice(0, 30), delay.slice(0, 30).replace('线下培训', '集中授课')]
    const [group] = groupsOf(`${first}。${flood}`, `${flood}${own(1)}`, `${second}${flood}`, flood)
    expect([group!.members.length, group!.passage!.holders, group!.said]).toEqual([4, 4, flood.slice(0, -1)])
  })

  test('the longer the passage and the more units hold it, the further up it stands', () => {
    const three = groupsOf(flood, flood, flood, delay, delay)
    expect(three.map(group => group.units)).toEqual([3, 2])
    const long = groupsOf(delay.slice(0, 30), delay.slice(0, 30), flood, flood)
    expect(long[0]!.members.toSorted(ascending)).toEqual([2, 3])
  })

  const piece = fc.constantFrom(delay, flood, delay.slice(0, 26), flood.slice(10), own(1), own(2), '。')
  test('every pair found stands in exactly one group, with both its texts; shares lie between 0 and 1 and marks inside the text', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.array(piece, { maxLength: 3 }).map(parts => parts.join('')),
          { maxLength: 6 },
        ),
        texts => {
          const found = whole(findCopied(texts.map((text, i) => ({ projectId: i, unitId: i, text }))))
          const groups = groupsOf(...texts)
          expect(groups.flatMap(group => group.pairs).length).toBe(found.pairs.length)
          for (const { members, pairs, texts: held, passage } of groups) {
            expect(pairs.every(({ a, b }) => members.includes(a) && members.includes(b))).toBe(true)
            for (const [i, { marks, share }] of held.entries()) {
              expect(share).toBeGreaterThan(0)
              expect(share).toBeLessThanOrEqual(1)
              for (const { from, until } of marks) expect(from < until && until <= texts[members[i]!]!.length).toBe(true)
            }
            expect(passage!.holders).toBeGreaterThanOrEqual(2)
          }
        },
      ),
    ))
})

describe('one run of numbers with all who report it', () => {
  const typed = [1203, 1189, 1240, 1311, 1298, 1350]
  const row = (unitId: number, months: (number | null)[], more: Partial<Series> = {}): Series => ({
    projectId: unitId,
    unitId,
    indicatorId: unitId,
    adds: true,
    months: Array.from({ length: 12 }, (_, i) => months[i] ?? null),
    before: null,
    ...more,
  })
  const found = (...series: Series[]) =>
    numberGroups(whole(findCopiedNumbers(series)), {
      unitOf: member => series[member]!.unitId,
      firstOf: member => series[member]!.months.findIndex(value => value !== null),
    }).map(({ kind, members, from, length, units }) => ({ kind, members, from, length, units }))

  test('three units with the same months are one group, of the months all three share', () => {
    expect(found(row(1, typed), row(2, typed), row(3, [7, ...typed.slice(1)]))).toEqual([
      { kind: 'shared', members: [0, 1, 2], from: 1, length: 5, units: 3 },
    ])
  })

  test('a series copied in spring from one unit and in autumn from another stands in two groups', () => {
    const year = [1203, 1189, 1240, 1311, 5, 6, 2207, 2311, 2290, 2405]
    const groups = found(row(1, year.slice(0, 4)), row(2, year), row(3, [...Array<null>(6).fill(null), ...year.slice(6)]))
    expect(groups.map(group => group.members)).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  test('many units come before two, last year’s months before one number all year', () => {
    const flat = row(8, [50, 50, 50, 50, 50, 50])
    const again = row(9, [3301, 3402, 3503, 3604], { before: row(9, [3301, 3402, 3503, 3604]).months })
    const other = [4411, 4522, 4633, 4744]
    const groups = found(flat, again, row(1, other), row(2, other), row(3, typed), row(4, typed), row(5, typed))
    expect(groups.map(({ kind, units, from }) => [kind, units, from])).toEqual([
      ['shared', 3, 0],
      ['shared', 2, 0],
      ['lastYear', 1, 0],
      ['flat', 1, 0],
    ])
  })
})

describe('what was put aside', () => {
  test.each([
    ['the same reports', ['a', 'b'], true],
    ['one of them gone', ['a'], true],
    ['a new report in the group', ['a', 'b', 'c'], false],
    ['a text changed', ['a', 'B'], false],
  ])('%s', (_, group, covered) => expect(covers({ members: new Set(['a', 'b']) }, group)).toBe(covered))

  test.each([
    ['bureau', 'bureau', 2, 'holds'],
    ['bureau', 'department', 2, 'note'],
    ['bureau', 'reviewer', 2, 'hidden'],
    ['department', 'bureau', 2, 'holds'],
    ['department', 'department', 2, 'holds'],
    ['department', 'reviewer', 2, 'hidden'],
    ['reviewer', 'bureau', 2, 'hidden'],
    ['reviewer', 'reviewer', 2, 'hidden'],
    ['reviewer', 'reviewer', 1, 'holds'],
  ] as [AsideOffice, AsideOffice, number, string][])('for the %s, by the %s (account %d): %s', (office, by, recordedBy, effect) =>
    expect(asideFor({ id: 1, office }, { office: by, recordedBy })).toBe(effect),
  )
})
