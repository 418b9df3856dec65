import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { national2020 } from '#domain/ruleset'
import { runTrial, trialInputSchema } from '#domain/trial'

/** 45 published tables, annotated by hand (test/cases names each source): the national rule's score from the raw writings alone. */
type Annotated = {
  name: string | null
  l1: string | null
  l2: string | null
  target_raw: string
  actual_raw: string | null
  weight: number | null
  published_score: number | null
  target: { kind: string; certain: boolean }
  expected_score: number | null
}
type Table = { budget: { full_year: number | null; executed: number | null }; annotated: Annotated[] }

const folder = new URL('../cases/', import.meta.url)
const tables = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => ({ file, table: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Table }))

/** `printed`: with the scores the source printed, else without, as if nobody had scored yet. */
const scored = ({ budget, annotated }: Table, printed: boolean) =>
  runTrial(
    trialInputSchema.parse({
      budget: { fullYear: budget.full_year ?? null, executed: budget.executed ?? null },
      indicators: annotated.map(row => ({
        category: row.l1,
        subcategory: row.l2,
        name: row.name,
        target: row.target_raw,
        actual: row.actual_raw,
        weight: row.weight,
        ...(printed ? { score: row.published_score } : {}),
      })),
    }),
    national2020,
  )

describe('published tables', () => {
  it('all 45 are here', () => expect(tables).toHaveLength(45))

  it.each(tables)('$file is scored row by row as annotated', ({ table }) => {
    const { indicators } = scored(table, false)
    expect(indicators.map((row, i) => `${table.annotated[i]!.target_raw} → ${row.score}`)).toEqual(
      table.annotated.map(row => `${row.target_raw} → ${row.expected_score}`),
    )
  })

  it.each(tables)('$file: no row whose target is not certain gets a score, and each is found unreadable', ({ table }) => {
    const { indicators, findings } = scored(table, true)
    table.annotated.forEach((row, i) => {
      if (row.target.certain) return
      expect(indicators[i]).toMatchObject({ kind: 'unreadable', score: null, low: null, high: null })
      expect(findings.filter(finding => finding.indicator === i).map(finding => finding.code)).toContain('unreadable')
    })
  })

  it('every printed score that is not the rule’s is found, and no other', () => {
    const found: string[] = []
    const expected: string[] = []
    for (const { file, table } of tables) {
      const { findings } = scored(table, true)
      found.push(...findings.filter(({ code }) => code === 'score-mismatch').map(({ indicator }) => `${file} ${indicator}`))
      table.annotated.forEach(({ published_score: published, expected_score: rule }, i) => {
        if (published !== null && rule !== null && Math.abs(published - rule) > 0.0101) expected.push(`${file} ${i}`)
      })
    }
    expect(found).toEqual(expected)
    expect(found).toHaveLength(18)
  })
})
