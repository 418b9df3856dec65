import { describe, expect, it } from 'vitest'
import { checkHandedIn } from '#domain/handed-in-check'
import { national2020 } from '#domain/ruleset'
import type { HandedRow } from '#domain/handed-in'
import { runTrial, trialInputSchema } from '#domain/trial'
import { readCases, type Case, type PrintedRow } from '../support/read-cases.ts'
import { reviewed } from './reviewed.ts'

/** The 45 published tables (test/cases names each source) read from their raw text alone, compared with what was printed and with
 * what a reviewer objected to before any program was run on them. The numbers below may only improve. */

const cases = readCases()
const key = (text: string | null) =>
  (text ?? '').normalize('NFKC').replaceAll(/\s|^指标\s*\d+\s*[:：]|[“”"。]|\(50分\)|\(40分\)|\(30分\)|\(10分\)/g, '')

/** The printed rows whose name stands in the raw text: rows beyond the excerpt cannot be read from it. */
const present = ({ published }: Case): PrintedRow[] => {
  const raw = key(published.raw)
  return published.indicators.filter(({ name }) => name !== null && raw.includes(key(name)))
}
const rowsOf = ({ tables }: Case) => tables.flatMap(table => table.rows)
const rowFor = (one: Case, printed: PrintedRow): HandedRow | undefined =>
  rowsOf(one).find(row => row.doubt === null && key(row.name) === key(printed.name))

type Tally = { right: number; wrong: string[]; unread: number }
const tally = (): Tally => ({ right: 0, wrong: [], unread: 0 })

function compareFields(): Record<'name' | 'target' | 'actual' | 'weight' | 'score', Tally> {
  const fields = { name: tally(), target: tally(), actual: tally(), weight: tally(), score: tally() }
  for (const one of cases)
    for (const printed of present(one)) {
      const row = rowFor(one, printed)
      if (row) fields.name.right += 1
      else fields.name.unread += 1
      const put = (field: keyof typeof fields, wanted: string | number | null, read: string | number | null | undefined) => {
        if (wanted === null || wanted === '') {
          if (row && read !== null && read !== undefined)
            fields[field].wrong.push(`${one.code} ${printed.name}: nothing ≠ ${read}`)
          return
        }
        if (!row || read === null || read === undefined) fields[field].unread += 1
        else if (typeof wanted === 'number' ? wanted === read : key(wanted) === key(String(read))) fields[field].right += 1
        else fields[field].wrong.push(`${one.code} ${printed.name}: ${wanted} ≠ ${read}`)
      }
      put('target', printed.target_raw, row?.target)
      put('actual', printed.actual_raw, row?.actual)
      put('weight', printed.weight, row?.weight)
      put('score', printed.score, row?.score)
    }
  return fields
}

describe('reading', () => {
  const fields = compareFields()
  it('names, targets, actuals, weights and scores are read as printed, or said to be unread', () => {
    const summary = Object.fromEntries(
      Object.entries(fields).map(([field, { right, wrong, unread }]) => [
        field,
        `${right} right, ${wrong.length} wrong, ${unread} unread`,
      ]),
    )
    console.info('fields', summary)
    expect(summary).toEqual({
      name: '247 right, 0 wrong, 25 unread',
      target: '191 right, 0 wrong, 30 unread',
      actual: '132 right, 0 wrong, 14 unread',
      weight: '157 right, 0 wrong, 15 unread',
      score: '152 right, 0 wrong, 14 unread',
    })
  })
  it('what was read otherwise than printed is known one by one', () => {
    expect(Object.values(fields).flatMap(({ wrong }) => wrong)).toEqual([])
  })
  it('no row is read that the table does not have', () => {
    const invented = cases.flatMap(one =>
      rowsOf(one)
        .filter(row => row.doubt === null && !one.published.indicators.some(({ name }) => key(name) === key(row.name)))
        .map(row => `${one.code} ${row.name}`),
    )
    // Damaged names keep their damage; in the monitoring table a row without a name takes its target for one.
    expect(invented).toEqual([
      '029 制作宣传品数量',
      '029 播发稿件数量tot扁',
      '038 实现车辆制度化、规范化管理,...',
      '046 年度预算220万元',
      '046 开展黄石矿冶工业遗产突出普遍价值研究...活动5场;...',
      '052 重.要设备维修维保验收合格率',
      '053 服务对象满意度服务对象满意度%',
    ])
  })
  it('the budget is read as printed', () => {
    const counts = { right: 0, unread: 0 }
    const wrong: string[] = []
    for (const { code, published, tables } of cases) {
      const total = tables[0]!.budget.rows.find(row => row.total)
      for (const [wanted, read, name] of [
        [published.budget.full_year, total?.fullYear ?? null, 'full year'],
        [published.budget.executed, total?.executed ?? null, 'executed'],
      ] as const) {
        if (wanted === null || wanted === undefined) continue
        if (read === null) counts.unread += 1
        else if (read === wanted) counts.right += 1
        else wrong.push(`${code} ${name}: ${wanted} ≠ ${read}`)
      }
    }
    console.info('budget', counts)
    expect({ ...counts, wrong }).toEqual({ right: 45, unread: 5, wrong: [] })
  })
})

describe('scores', () => {
  it('every expected score is computed from what the reader read of its row', () => {
    const missed: string[] = []
    let right = 0
    for (const one of cases)
      for (const { name, target_raw, expected_score } of one.published.annotated) {
        const row =
          expected_score === null ? undefined : rowsOf(one).find(read => read.doubt === null && key(read.name) === key(name))
        if (expected_score === null) continue
        if (!row) {
          missed.push(`${one.code} ${name}`)
          continue
        }
        const input = trialInputSchema.parse({
          budget: { fullYear: 1, executed: 1 },
          indicators: [
            { category: row.l1, subcategory: row.l2, name: row.name, target: row.target, actual: row.actual, weight: row.weight },
          ],
        })
        const { score } = runTrial(input, national2020).indicators[0]!
        if (score === expected_score) right += 1
        else missed.push(`${one.code} ${name} ${target_raw}: ${expected_score} ≠ ${score}`)
      }
    console.info('expected scores', right, 'missed', missed)
    // 009 lost its weight, 010 its reading order: what is not read is not scored.
    expect({ right, missed }).toEqual({
      right: 64,
      missed: [
        '009 采购设备 10台套: 15 ≠ null',
        '010 居民健康档案',
        '010 发放健康教育资料',
        '010 (name lost in OCR)',
        '010 举办健康教育知识讲座',
      ],
    })
  })
})

/** The first confrontation found 119 of 140 and named 32 besides; 14 of those 32 came from sums of fragments and a weight printed
 * in a heading. Both lists were then read one by one; the notes themselves were not touched. */
describe('objections', () => {
  const seen = { hits: 0, misses: [] as string[], alarms: [] as string[] }
  for (const one of cases) {
    const open = reviewed[one.code]!.map(objection => ({ ...objection, hit: false }))
    for (const table of one.tables)
      for (const { code, indicator } of checkHandedIn(table, national2020).findings) {
        const row = indicator === undefined ? null : table.rows[indicator]!
        const name = row && (row.name ?? row.where.text)
        const match = open.find(
          ({ hit, codes, row: wanted }) => !hit && codes.includes(code) && (wanted === null || name?.includes(wanted)),
        )
        if (match) match.hit = true
        else seen.alarms.push(`${one.code} ${code} ${name ?? ''}`.trim())
      }
    seen.hits += open.filter(({ hit }) => hit).length
    seen.misses.push(
      ...open.filter(({ hit }) => !hit).map(({ codes, row }) => `${one.code} ${codes.join('|')} ${row ?? ''}`.trim()),
    )
  }
  it('each table was reviewed by hand', () => expect(Object.keys(reviewed).sort()).toEqual(cases.map(({ code }) => code).sort()))
  it('what the reviewer objected to is found, but for what is named here', () => {
    console.info('objections', { hits: seen.hits, misses: seen.misses.length, alarms: seen.alarms.length })
    expect(seen.hits).toBe(126)
    expect(seen.misses).toEqual([
      '002 unreadable 完成安可产品购买',
      '010 score-mismatch 居民健康档案',
      '010 full-marks-unmet 居民健康档案',
      '010 reason-missing 居民健康档案',
      '010 overshoot 举办健康教育知识讲座',
      '010 budget-changed',
      '022 total-mismatch',
      '025 goal-repeated',
      '029 unreadable 制作宣传品数量',
      '032 goal-contradicts',
      '046 forecast-missing',
      '052 unreadable 成本控制率',
      '052 unreadable 水电气消耗下降率',
      '062 full-marks-unmet 到位率',
    ])
  })
  it('nothing else is objected to, but for what is named here', () =>
    expect(seen.alarms).toEqual([
      '022 unreadable 服务外包在岸(万美元)',
      '022 unreadable 服务外包离岸(万美元)',
      '029 actual-uncertain 制作宣传品数量',
      '029 unreadable “三公经费控制率',
      '031 unreadable 成本控制',
      '032 unreadable 财政资金补助',
      '034 inflated',
      '041 unreadable 城乡居民医保参保工作经费发放成本预',
      '048 unreadable 指标2:村卫生室实施国家基本药物制度',
      '062 budget-changed',
    ]))
})
