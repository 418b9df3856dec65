import { proposeMeasure } from '#domain/proposal'
import { readTarget } from '#domain/target-reader'
import { isCut, cutWidth } from './cut-off.ts'
import type { Draft } from './declaration-draft.ts'
import { isRowLabel } from './declaration-labels.ts'
import { placeCategories } from './indicator-category.ts'
import { categoryName, type Role } from './indicator-columns.ts'
import type { Row } from './indicator-row.ts'
import { matchSubprojects } from './subproject-match.ts'

/** Fills the declaration's indicators from the aligned rows, and asks what the rows leave open. */
export function readIndicators(draft: Draft, rows: Row[]): void {
  const { ledger, declaration } = draft
  const textAt = (row: Row, role: Role) => {
    const cell = row.cells[role]
    return cell === undefined ? '' : (ledger.texts[row.at]?.[cell] ?? '')
  }
  const placed = placeCategories(ledger, rows, text => (text === '' ? '' : categoryName(text)))
  const year = declaration.year === 0 ? null : declaration.year
  let subcategory = { category: '', name: '' }
  rows.forEach((row, i) => {
    const path = `indicators.${i}`
    const line = ledger.numberOf(row.at)
    const mark = (role: Role, field: string) =>
      row.cells[role] !== undefined && ledger.fill(row.at, row.cells[role], `${path}.${field}`)
    const { category, inferred } = placed[i]!
    const name = textAt(row, 'name')
    const sub = textAt(row, 'subcategory')
    if (sub !== '' || subcategory.category !== category) subcategory = { category, name: sub }
    const value = textAt(row, 'target')
    const target = readTarget(withSignAndUnit(textAt(row, 'sign'), value, textAt(row, 'unit')), name)
    const explanation = textAt(row, 'explanation')
    const evidenceSource = textAt(row, 'evidence')
    const subprojects = matchSubprojects(draft, textAt(row, 'subproject'), line, `${path}.subprojects`)
    const { planMissing, ...measure } = proposeMeasure({ name, target, evidenceSource, explanation, category, year })
    const weight = readWeight(textAt(row, 'weight'))
    declaration.indicators.push({
      category,
      subcategory: subcategory.name,
      name,
      subprojects: subprojects.names,
      target,
      explanation,
      evidenceSource,
      ...measure,
      monthlyPlan: null,
      contributors: [],
      weight,
      source: { line },
    })
    mark('category', 'category')
    mark('subcategory', 'subcategory')
    mark('name', 'name')
    for (const role of ['sign', 'target', 'unit'] as const) mark(role, 'target')
    mark('explanation', 'explanation')
    mark('evidence', 'evidenceSource')
    if (subprojects.complete) mark('subproject', 'subprojects')
    if (weight !== null) mark('weight', 'weight')
    if (row.cells.serial !== undefined) ledger.note(row.at, row.cells.serial)
    ledger.texts[row.at]?.forEach((text, cell) => isRowLabel(text) && ledger.note(row.at, cell))

    if (inferred)
      draft.ask({
        code: 'category-inferred',
        severity: 'warning',
        line,
        path: `${path}.category`,
        params: { name, category, reason: inferred.restarts ? 'restart' : 'carried' },
        choices: inferred.choices,
      })
    if (target.kind === 'none')
      draft.ask({ code: 'target-missing', severity: 'warning', line, path: `${path}.target`, params: { name, raw: value } })
    else if (!target.certain)
      draft.ask({
        code: 'target-uncertain',
        severity: 'warning',
        line,
        path: `${path}.target`,
        params: { name, raw: target.raw },
      })
    if (planMissing)
      draft.ask({
        code: 'plan-missing',
        severity: 'info',
        line,
        path: `${path}.pacing`,
        params: { name, pacing: measure.pacing },
      })
  })
  askAboutCuts(draft)
  askAboutEquals(draft)
  askAboutDuplicates(draft)
}

/** Some forms hold sign, number and unit in columns of their own. */
function withSignAndUnit(sign: string, value: string, unit: string): string {
  const bare = /^定性$/.test(sign) ? '' : sign
  const written = /^[≥≤><＞＜=＝]/.test(value) || value === '' ? value : bare + value
  return unit === '' || !/\d$/.test(written) ? written : written + unit
}

function readWeight(text: string): number | null {
  const match = /^(\d{1,3}(?:\.\d+)?)\s*[%分]?$/.exec(text.normalize('NFKC'))
  return match ? Number(match[1]) : null
}

function askAboutCuts(draft: Draft): void {
  const { indicators } = draft.declaration
  const width = cutWidth(indicators.map(one => one.explanation))
  indicators.forEach(({ name, explanation, source }, i) => {
    const line = source?.line ?? null
    const cut = isCut(explanation, width)
    if (isCut(name, null) || (cut && name === explanation))
      draft.ask({
        code: 'cut-off',
        severity: 'warning',
        line,
        path: `indicators.${i}.name`,
        params: { field: 'name', number: i + 1, text: name },
      })
    if (cut)
      draft.ask({
        code: 'cut-off',
        severity: 'info',
        line,
        path: `indicators.${i}.explanation`,
        params: { field: 'explanation', number: i + 1, name, text: explanation },
      })
  })
}

/** In declarations = usually means "at least" (domain rules §2); asked once for the whole form. */
function askAboutEquals(draft: Draft): void {
  const equal = draft.declaration.indicators.filter(({ target }) => target.kind === 'numeric' && target.comparator === '=')
  const first = equal[0]
  if (!first) return
  draft.ask({
    code: 'equals-means-at-least',
    severity: 'warning',
    line: first.source?.line ?? null,
    path: 'indicators',
    params: { count: equal.length, example: first.target.raw, another: equal.at(-1)!.target.raw },
    choices: ['至少', '恰好'],
  })
}

function askAboutDuplicates(draft: Draft): void {
  const first = new Map<string, number>()
  draft.declaration.indicators.forEach(({ name, source }, i) => {
    const key = name.replace(/\s+/g, '')
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, i)
    else
      draft.ask({
        code: 'duplicate-name',
        severity: 'warning',
        line: source?.line ?? null,
        path: `indicators.${i}.name`,
        params: { name, number: i + 1, first: earlier + 1 },
      })
  })
}
