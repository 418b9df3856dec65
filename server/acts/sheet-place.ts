import { yearOf, type Month } from '#domain/month'
import { readRecipe } from '#domain/recipe'
import { isSheetRecipe, type SheetRecipe } from '#domain/sheet-recipe'
import type { Db } from '../../db/open.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { indicatorTexts, projectHead } from '../../db/queries/projects.ts'
import { readRecipes } from '../../db/queries/recipes.ts'
import { sees } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'
import { Refusal, absent, notAllowed } from '../refusal.ts'
import { refuseEnded } from './refuse-ended.ts'
import type { Described } from './sheet-reading.ts'

/** Where a sheet belongs: the project within the caller's scope, the indicator, the unit that reports it. */
export type SheetPlace = { plan: Plan; indicator: Described; agencyId: number; recipe: SheetRecipe | null; recipeVersion: number }

export async function sheetPlace(
  db: Db,
  caller: Caller,
  projectId: number,
  { indicatorId, month, agencyId }: { indicatorId: number; month: Month; agencyId?: number | undefined },
): Promise<SheetPlace> {
  if (!(await projectHead(db, caller.scope, projectId))) throw absent()
  const plan = (await readPlan(db, projectId))!
  const facts = plan.indicators.find(row => row.id === indicatorId)
  const unit = facts && unitOf(plan, facts.contributors, caller, agencyId)
  if (facts && unit === undefined) throw notAllowed()
  if (!facts || unit === undefined) {
    if (!sees(caller.scope, plan.unitId)) throw notAllowed()
    throw new Refusal(422, 'sheet-unknown-indicator', { id: indicatorId })
  }
  refuseEnded(plan, month)
  if (yearOf(month) !== plan.year) throw new Refusal(422, 'month-outside', { month, year: plan.year })
  if (!facts.contributors.includes(unit)) throw new Refusal(422, 'sheet-other-unit', { indicator: facts.name })
  if (facts.derivation !== null) throw new Refusal(422, 'sheet-derived', { indicator: facts.name })
  const texts = (await indicatorTexts(db, projectId)).find(row => row.id === indicatorId)
  const indicator = { ...facts, evidenceSource: texts?.evidenceSource ?? '', explanation: texts?.explanation ?? '' }
  const stored = (await readRecipes(db, projectId)).find(row => row.indicatorId === indicatorId)
  const recipe = readRecipe(stored?.recipe)
  const ofSheets = recipe === null || isSheetRecipe(recipe)
  if (stored?.recipe && !ofSheets) throw new Refusal(409, 'sheet-fed-otherwise', { indicator: facts.name, kind: recipe.kind })
  return {
    plan,
    indicator,
    agencyId: unit,
    recipe: recipe && isSheetRecipe(recipe) ? recipe : null,
    recipeVersion: stored?.version ?? 0,
  }
}

/** The project's own unit hands in for any contributor; a contributor for itself. Undefined: neither. */
function unitOf(plan: Plan, contributors: number[], caller: Caller, asked: number | undefined): number | undefined {
  const own = sees(caller.scope, plan.unitId)
  if (own) {
    // A moved project's values stay under the unit that declared it; its present unit names itself and means that place.
    if (asked === plan.unitId && !contributors.includes(asked)) return plan.agencyId
    return asked ?? (contributors.includes(plan.agencyId) ? plan.agencyId : contributors[0])
  }
  const mine = contributors.filter(unit => unit !== plan.agencyId && sees(caller.scope, unit))
  if (asked !== undefined) return mine.includes(asked) ? asked : undefined
  return mine.length === 1 ? mine[0] : undefined
}
