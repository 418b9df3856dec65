import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonUnits, findCopied, leastPassage, tiles, type Writing } from '#domain/copied-text'
import { heldBy } from '#domain/copied-groups'
import { findCopiedNumbers, longestRun, type Series } from '#domain/copied-numbers'
import { fingerprints, plainOf, shingle, window } from '#domain/shingles'

/** Runs a search that pauses to its end. */
function whole<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
const marksOf = (a: string, b: string, common: ReadonlySet<number>) =>
  heldBy([a, b], [{ a: 0, b: 1 }], common).texts.map(one => one.marks)
const written = (...texts: string[]): Writing[] => texts.map((text, i) => ({ projectId: i + 1, unitId: i + 1, text }))
const pairs = (writings: Writing[]) => whole(findCopied(writings)).pairs.map(({ a, b }) => [a, b])

const reason = '受疫情影响，上半年线下培训无法举办，供应商设备到货延迟，验收相应推迟至第四季度。'

describe('text of two units that is alike', () => {
  test.each([
    ['the very same', reason, reason, true],
    ['other marks and blanks', reason, reason.replaceAll('，', ' , ').replace('。', ''), true],
    ['another number in it', `${reason}完成35%。`, `${reason}完成42%。`, true],
    ['a word exchanged', reason, reason.replace('线下培训', '集中培训'), true],
    ['a sentence put before it', reason, `本单位高度重视该项工作。${reason}`, true],
    [
      'the order turned round',
      '供应商设备到货延迟，验收相应推迟至第四季度；上半年线下培训无法举办。',
      '上半年线下培训无法举办；供应商设备到货延迟，验收相应推迟至第四季度。',
      true,
    ],
    [
      'one turn of phrase',
      '经费尚未到位，支付进度低于序时进度，下一步将加快。',
      '场馆维修停业三个月，支付进度低于序时进度，已调整场次。',
      false,
    ],
    [
      'two texts of their own',
      '河道清淤因汛期停工，工期顺延。已与施工方商定十月底前完工验收。',
      '教师培训改为线上，参训人数反而增加。问卷已回收并完成统计分析。',
      false,
    ],
    ['short and the same', '因疫情影响推迟。', '因疫情影响推迟。', false],
    ['empty', '', '', false],
  ])('%s', (_, a, b, found) => expect(pairs(written(a, b))).toEqual(found ? [[0, 1]] : []))

  test('texts of one unit are not held against each other, however often it writes them', () => {
    const own = [1, 2, 3].map(projectId => ({ projectId, unitId: 1, text: reason }))
    expect(pairs(own)).toEqual([])
    expect(pairs([...own, { projectId: 4, unitId: 2, text: reason }])).toEqual([[0, 3]])
  })

  test('a phrase that very many units use is the trade’s own: alone it makes no pair, and a copy around it still does', () => {
    const phrase = '按照预算绩效管理有关规定，本单位认真组织开展了年度绩效自评工作。'
    const many = Array.from({ length: commonUnits + 3 }, (_, i) => `${phrase}${String.fromCodePoint(0x4e00 + i * 97).repeat(3)}`)
    const found = whole(findCopied(written(...many)))
    expect([found.pairs.length, found.common.size > 0]).toEqual([0, true])
    const with2 = written(...many, phrase + reason, phrase + reason)
    const { pairs: rest, common } = whole(findCopied(with2))
    expect(rest.map(({ a, b }) => [a, b])).toEqual([[many.length, many.length + 1]])
    const [marks = []] = marksOf(phrase + reason, phrase + reason, common)
    expect(marks.length).toBeGreaterThan(0)
    // What was shared beyond the phrase is all that counts.
    expect(rest[0]!.shared).toBeLessThanOrEqual(plainOf(reason).text.length + shingle + window)
  })

  test('the more and the longer is shared, the further up a pair stands', () => {
    const half = `${reason}场馆另行安排，费用由承办方承担，已签补充协议并报主管部门备案审核。`
    const found = whole(findCopied(written(reason + reason.slice(0, 20), reason + reason.slice(0, 20), half)))
    expect(found.pairs[0]).toMatchObject({ a: 0, b: 1 })
    expect(found.pairs[0]!.similarity).toBe(1)
  })

  test('shared passages are marked in each text as it was written, blanks and marks inside them as well', () => {
    const [a, b] = ['说明： 受疫情影响，上半年线下培训 无法举办。', '（一）受疫情影响上半年线下培训无法举办']
    const marks = marksOf(a, b, new Set())
    expect(marks[0]!.map(({ from, until }) => a.slice(from, until))).toEqual(['受疫情影响，上半年线下培训 无法举办'])
    expect(marks[1]!.map(({ from, until }) => b.slice(from, until))).toEqual(['受疫情影响上半年线下培训无法举办'])
  })
})

describe('what holds for any text', () => {
  const char = fc.constantFrom(...'项目预算执行绩效目标完成验收支付，。 0８a')
  const text = fc.array(char, { maxLength: 80 }).map(chars => chars.join(''))
  test('any run long enough to count keeps a fingerprint wherever it stands', () =>
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(char, { minLength: 40, maxLength: 60 }).map(chars => chars.join('')),
        (before, after, run) => {
          fc.pre(plainOf(run).text.length >= shingle + window - 1)
          const kept = new Set(fingerprints(plainOf(before + run + after).text).map(({ hash }) => hash))
          expect(fingerprints(plainOf(run).text).some(({ hash }) => kept.has(hash))).toBe(true)
        },
      ),
    ))

  test('shared passages are equal in both texts, long enough, and overlap in neither', () =>
    fc.assert(
      fc.property(text, text, text, (a, b, shared) => {
        const [one, other] = [plainOf(a + shared).text, plainOf(shared + b).text]
        const [seenOne, seenOther] = [new Set<number>(), new Set<number>()]
        for (const { at, other: where, length } of tiles(one, other)) {
          expect(length).toBeGreaterThanOrEqual(leastPassage)
          expect(one.slice(at, at + length)).toBe(other.slice(where, where + length))
          for (let i = 0; i < length; i++) {
            expect([seenOne.has(at + i), seenOther.has(where + i)]).toEqual([false, false])
            seenOne.add(at + i)
            seenOther.add(where + i)
          }
        }
      }),
    ))

  /** Texts that share passages, whole and in part. */
  const passages = [reason, reason.slice(0, 30), reason.slice(12), '供应商设备到货延迟，验收相应推迟至第四季度；', '。']
  const shared = fc.array(fc.oneof(fc.constantFrom(...passages), text), { maxLength: 4 }).map(parts => parts.join(''))
  test('the order in which units are read changes nothing but the numbers of the pairs', () =>
    fc.assert(
      fc.property(fc.array(shared, { maxLength: 6 }), texts => {
        const forward = written(...texts)
        const found = (rows: Writing[]) =>
          whole(findCopied(rows))
            .pairs.map(({ a, b, similarity, shared }) => ({
              units: [rows[a]!.unitId, rows[b]!.unitId].toSorted((one, other) => one - other),
              similarity,
              shared,
            }))
            .toSorted((one, other) => one.units[0]! - other.units[0]! || one.units[1]! - other.units[1]!)
        expect(found(forward.toReversed())).toEqual(found(forward))
      }),
    ))
})

describe('numbers that repeat where they hardly could', () => {
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
  const found = (...series: Series[]) => whole(findCopiedNumbers(series))

  test.each([
    ['the same run in two units', [row(1, typed), row(2, typed)], [{ kind: 'shared', a: 0, b: 1, from: 0, length: 6 }]],
    ['part of it', [row(1, typed), row(2, [5, ...typed.slice(1, 5)])], [{ kind: 'shared', a: 0, b: 1, from: 1, length: 4 }]],
    ['three months only', [row(1, typed), row(2, typed.slice(0, 3))], []],
    ['other months', [row(1, typed), row(2, [null, ...typed])], []],
    ['small numbers meet by chance', [row(1, [1, 2, 1, 3, 2, 4]), row(2, [1, 2, 1, 3, 2, 4])], []],
    ['one unit twice', [row(1, typed), { ...row(1, typed), indicatorId: 9 }], []],
    ['one number all year', [row(1, [50, 50, 50, 50, 50, 50])], [{ kind: 'flat', a: 0, value: 50, length: 6 }]],
    ['a level may stand still', [row(1, [50, 50, 50, 50, 50, 50], { adds: false })], []],
    ['nothing done all year', [row(1, [0, 0, 0, 0, 0, 0])], []],
    ['last year again', [row(1, typed, { before: row(1, typed).months })], [{ kind: 'lastYear', a: 0, from: 0, length: 6 }]],
    [
      'a longer run of zeros beside it',
      [row(1, [0, 0, 0, 0, 0, 0, 7, ...typed.slice(0, 5)]), row(2, [0, 0, 0, 0, 0, 0, 8, ...typed.slice(0, 5)])],
      [{ kind: 'shared', a: 0, b: 1, from: 7, length: 5 }],
    ],
    [
      'last year again after months of nothing',
      [
        row(1, [0, 0, 0, 0, 0, 0, 7, ...typed.slice(0, 4)], {
          before: row(1, [0, 0, 0, 0, 0, 0, 8, ...typed.slice(0, 4)]).months,
        }),
      ],
      [{ kind: 'lastYear', a: 0, from: 7, length: 4 }],
    ],
    [
      'last year but for a month',
      [row(1, typed, { before: row(1, [1203, 1189, 1240, 1311, 7, 7]).months })],
      [{ kind: 'lastYear', a: 0, from: 0, length: 4 }],
    ],
  ] as [string, Series[], object[]][])('%s', (_, series, wanted) => expect(found(...series)).toEqual(wanted))

  test('a run found is the same in both, and as long as it gets', () =>
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), { minLength: 12, maxLength: 12 }),
        fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), { minLength: 12, maxLength: 12 }),
        (one, other) => {
          const run = longestRun(one, other, () => true)
          const same = one.map((value, i) => value !== null && value === other[i])
          const longest = Math.max(
            ...same.map((_, from) => same.slice(from).findIndex(flag => !flag)).map((end, from) => (end < 0 ? 12 - from : end)),
          )
          expect(run?.length ?? 0).toBe(longest >= 4 ? longest : 0)
        },
      ),
    ))
})
