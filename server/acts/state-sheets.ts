import { sheetMonths } from '#domain/sheet-month'
import type { SheetRecipe } from '#domain/sheet-recipe'
import type { IndicatorFacts } from '#domain/facts'
import type { Sheet } from '#domain/sheet'
import type { Db } from '../../db/open.ts'
import type { Plan } from '../../db/queries/facts.ts'
import { readSheets } from '../../db/queries/sheets.ts'
import type { When } from '../clock.ts'
import { loadSheet } from '../kept-sheet.ts'
import { storeStatement, type Placed } from './store-computed.ts'

/** States what all kept sheets of an indicator now say; without a recipe they say nothing. */
export async function stateSheets(
  db: Db,
  { plan, indicator }: { plan: Pick<Plan, 'id'>; indicator: IndicatorFacts },
  recipe: SheetRecipe | null,
  by: number,
  when: When,
): Promise<Placed[]> {
  const records = recipe ? await readSheets(db, plan.id, { indicatorId: indicator.id }) : []
  const loaded: Sheet[] = []
  for (const record of records) if (record.state === 'kept') loaded.push(await loadSheet(db, record))
  const computed = recipe ? sheetMonths(indicator, recipe, loaded) : []
  return storeStatement(db, plan.id, { source: 'sheet', indicatorIds: [indicator.id], computed }, by, when)
}
