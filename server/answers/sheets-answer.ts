import { z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { hasEnded, stateIn } from '#domain/project-life'
import { rosterOf, withStrangers } from '#domain/sheet-month'
import type { KeptRow, Mapping } from '#domain/sheet'
import { isSheetRecipe, sheetRecipeSchemas } from '#domain/sheet-recipe'
import { withoutAccount } from '#domain/sheet-people'
import { sheetKinds, type SheetKind } from '#domain/vocabulary-sheet'
import type { Language } from '#domain/vocabulary'
import { saySheetResult } from '#wording/sheet-result'
import type { Db } from '../../db/open.ts'
import { readComputed } from '../../db/queries/computed.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { countSheetRows, pageSheetRows, readSheets, type SheetRecord } from '../../db/queries/sheets.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { recipesOf } from '../acts/save-recipes.ts'
import { bareSheet, loadSheet } from '../kept-sheet.ts'
import { absent } from '../refusal.ts'
import { maskRow, sheetRowSchema } from './sheet-answer.ts'

const sheetSchema = z.object({
  id: z.int(),
  month: monthSchema,
  kind: z.enum(sheetKinds),
  name: z.string(),
  indicator: z.object({ id: z.int(), name: z.string() }),
  agency: z.object({ id: z.int(), name: z.string() }),
  rows: z.int(),
  counted: z.int(),
  /** How many rows do not count, by reason. */
  leftOut: z.array(z.object({ reason: z.string(), rows: z.int() })),
  state: z.enum(['kept', 'removed']),
  stateReason: z.string(),
  recordedAt: z.int(),
  recordedBy: z.string().nullable(),
})
export const sheetsSchema = z
  .object({
    items: z.array(sheetSchema),
    /** What the kept sheets say of each month, in a sentence. */
    months: z.array(z.object({ indicatorId: z.int(), agencyId: z.int(), month: monthSchema, text: z.string() })),
    /** How each indicator fed by sheets follows from their rows, and whether the caller may change that. */
    recipes: z.array(
      z.object({
        indicatorId: z.int(),
        name: z.string(),
        version: z.int(),
        recipe: z.discriminatedUnion('kind', sheetRecipeSchemas),
      }),
    ),
    editable: z.boolean(),
  })
  .openapi('Sheets')
export const sheetDetailSchema = z
  .object({
    sheet: sheetSchema,
    mapping: z.object({ columns: z.record(z.string(), z.array(z.string())) }),
    /** What its month says with it. */
    text: z.string().nullable(),
    items: z.array(sheetRowSchema),
    total: z.int(),
    /** Of a roster: how many of its people have no account this month, and the first of them. */
    without: z.object({ total: z.int(), rows: z.array(sheetRowSchema) }).nullable(),
  })
  .openapi('SheetDetail')

function sheetAnswer(record: SheetRecord, rows: Record<string, number> = {}): z.infer<typeof sheetSchema> {
  const { id, month, name, stateReason, recordedAt, recordedBy, state } = record
  const leftOut = Object.entries(rows)
    .filter(([reason]) => reason !== '')
    .map(([reason, count]) => ({ reason, rows: count }))
    .sort((a, b) => b.rows - a.rows)
  return {
    id,
    month,
    name,
    state,
    stateReason,
    recordedAt,
    recordedBy,
    leftOut,
    kind: record.kind as SheetKind,
    indicator: { id: record.indicatorId, name: record.indicator },
    agency: { id: record.agencyId, name: record.agency },
    rows: record.rows,
    counted: rows[''] ?? 0,
  }
}

async function monthTexts(db: Db, projectId: number, plan: Plan, lang: Language) {
  const targets = new Map(plan.indicators.map(row => [row.id, row.targets.at(-1)?.target]))
  const said = (await readComputed(db, projectId)).filter(row => row.source === 'sheet' && row.state === 'reported')
  return said.map(row => ({
    indicatorId: row.indicatorId,
    agencyId: row.agencyId,
    month: row.month,
    text: saySheetResult(lang, row, targets.get(row.indicatorId)),
  }))
}

export async function sheetsAnswer(db: Db, caller: Caller, projectId: number, lang: Language) {
  const head = await projectHead(db, caller.scope, projectId)
  const plan = head && (await readPlan(db, projectId))
  if (!head || !plan) throw absent()
  const records = await readSheets(db, projectId)
  const counts = await countSheetRows(
    db,
    records.map(row => row.id),
  )
  for (const record of records)
    if (record.kind === 'accounts' && record.state === 'kept')
      counts.set(record.id, countsOf((await besideRoster(db, record)).rows))
  const ended = hasEnded(stateIn(plan.life ?? [], `${plan.year}-12`))
  return {
    items: records.map(row => sheetAnswer(row, counts.get(row.id))),
    months: await monthTexts(db, projectId, plan, lang),
    recipes: await sheetRecipes(db, plan),
    editable: may(caller, 'enter') && sees(caller.scope, head.agencyId) && !ended,
  }
}

async function sheetRecipes(db: Db, plan: Plan) {
  const known = await recipesOf(db, plan.id)
  return plan.indicators.flatMap(({ id, name }) => {
    const { recipe, version } = known.get(id) ?? { recipe: null, version: 0 }
    return recipe && isSheetRecipe(recipe) ? [{ indicatorId: id, name, version, recipe }] : []
  })
}

const countsOf = (rows: readonly KeptRow[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { leftOut } of rows) counts[leftOut] = (counts[leftOut] ?? 0) + 1
  return counts
}

type Asked = { only?: string | undefined; page: number; pageSize: number }

export async function sheetDetail(db: Db, caller: Caller, projectId: number, sheetId: number, asked: Asked, lang: Language) {
  if (!(await projectHead(db, caller.scope, projectId))) throw absent()
  const [record] = await readSheets(db, projectId, { sheetId })
  if (!record) throw absent()
  const { only, page, pageSize } = asked
  const beside = record.kind === 'accounts' && record.state === 'kept' ? await besideRoster(db, record) : null
  const chosen = beside?.rows.filter(
    row => only === undefined || (only === 'leftOut' ? row.leftOut !== '' : row.leftOut === only),
  )
  const rows = chosen
    ? { items: chosen.slice((page - 1) * pageSize, page * pageSize), total: chosen.length }
    : await pageSheetRows(db, sheetId, { page, pageSize, ...(only === undefined ? {} : { only }) })
  const counts = beside ? countsOf(beside.rows) : (await countSheetRows(db, [sheetId])).get(sheetId)
  const texts = await monthTexts(db, projectId, (await readPlan(db, projectId))!, lang)
  const at = texts.find(
    row => row.month === record.month && row.indicatorId === record.indicatorId && row.agencyId === record.agencyId,
  )
  return {
    sheet: sheetAnswer(record, counts),
    mapping: { columns: (JSON.parse(record.mapping) as Mapping).columns as Record<string, string[]> },
    text: at?.text ?? null,
    items: rows.items.map(row => maskRow(row as KeptRow)),
    total: rows.total,
    without: beside?.without ?? null,
  }
}

const shownWithout = 200

/** An account list against the roster of its month: the strangers in it, and the people without any account. */
async function besideRoster(db: Db, record: SheetRecord) {
  const records = (await readSheets(db, record.projectId, { indicatorId: record.indicatorId })).filter(
    row => row.state === 'kept' && row.agencyId === record.agencyId,
  )
  const inForce = new Set(rosterOf(records.map(bareSheet), record.month).map(sheet => sheet.id))
  const needed = records.filter(row => inForce.has(row.id) || (row.kind === 'accounts' && row.month === record.month))
  const sheets = withStrangers(await Promise.all(needed.map(row => loadSheet(db, row))))
  const [rosters, accounts] = [sheets.filter(sheet => inForce.has(sheet.id)), sheets.filter(sheet => !inForce.has(sheet.id))]
  const missing = withoutAccount(rosters, accounts)
  return {
    rows: sheets.find(sheet => sheet.id === record.id)?.rows ?? [],
    without: rosters.length ? { total: missing.length, rows: missing.slice(0, shownWithout).map(maskRow) } : null,
  }
}
