import type { Computed } from '#domain/computed'
import type { CountedContract, CountedPayment } from '#domain/contract'
import type { Day } from '#domain/day'
import type { Month } from '#domain/month'
import { readRecipe } from '#domain/recipe'
import type { RegisterRecipe } from '#domain/register-recipe'
import { registerYear, type RegisterMonth } from '#domain/register'
import { registerMonths, registerSpending } from '#domain/register-months'
import type { Db } from '../../db/open.ts'
import { standingExpenditures } from '../../db/queries/computed.ts'
import { countedContracts, countedPayments, enteredMonths } from '../../db/queries/contracts.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { readRecipes } from '../../db/queries/recipes.ts'
import type { When } from '../clock.ts'
import { absent } from '../refusal.ts'
import { storeStatement, type Placed } from './store-computed.ts'

/** The register as it stands, with the months it speaks of. */
export type Register = {
  contracts: CountedContract[]
  payments: CountedPayment[]
  months: Month[]
  recipes: Map<number, RegisterRecipe>
}

/** `through`: a month about to be handed in, which the register must speak of as well. */
export async function readRegister(db: Db, plan: Plan, through?: Month): Promise<Register> {
  const [contracts, payments, entered, recipes] = await Promise.all([
    countedContracts(db, plan.id),
    countedPayments(db, plan.id),
    enteredMonths(db, plan.id),
    registerRecipes(db, plan.id),
  ])
  const ids = new Set(contracts.map(row => row.id))
  const paid = payments.filter(row => ids.has(row.contractId))
  const months = registerMonths(plan.year, contracts, paid, through === undefined ? entered : [...entered, through])
  return { contracts, payments: paid, months, recipes }
}

/** The confirmed recipes that read the register. */
export async function registerRecipes(db: Db, projectId: number): Promise<Map<number, RegisterRecipe>> {
  const rows = await readRecipes(db, projectId)
  const found = new Map<number, RegisterRecipe>()
  for (const row of rows) {
    const recipe = readRecipe(row.recipe)
    if (recipe?.kind === 'register') found.set(row.indicatorId, recipe)
  }
  return found
}

/** Every month of one indicator; undefined where it is gone from the plan. */
export function monthsOfIndicator(
  plan: Plan,
  register: Register,
  indicatorId: number,
  recipe: RegisterRecipe,
  today: Day,
): RegisterMonth[] {
  const indicator = plan.indicators.find(row => row.id === indicatorId)
  return indicator ? registerYear(recipe, indicator, register.contracts, register.months, today) : []
}

/** Nothing fell due in a month without a level: the rows say nothing of it. */
export const saysSomething = ({ figure }: RegisterMonth) =>
  figure.value !== null || figure.denominator !== null || figure.level !== null

type More = { through?: Month; /** Indicators whose recipe was just taken away: what it wrote goes. */ also?: readonly number[] }

/** States anew all that the register says of a project, in the caller's transaction. */
export async function stateRegister(db: Db, projectId: number, by: number, when: When, more: More = {}): Promise<Placed[]> {
  const plan = await readPlan(db, projectId)
  if (!plan) throw absent()
  const register = await readRegister(db, plan, more.through)
  const today = when.today()
  const computed = [...register.recipes].flatMap(([indicatorId, recipe]) =>
    monthsOfIndicator(plan, register, indicatorId, recipe, today)
      .filter(saysSomething)
      .map(({ month, figure, basis }): Computed => ({
        indicatorId,
        agencyId: plan.agencyId,
        month,
        source: 'register',
        ...figure,
        basis,
      })),
  )
  const indicatorIds = [...register.recipes.keys(), ...(more.also ?? [])]
  const spending = await spendingOf(db, projectId, register)
  return storeStatement(db, projectId, { source: 'register', indicatorIds, computed, spending }, by, when)
}

/** A month without payments empties no sum a person typed. */
async function spendingOf(db: Db, projectId: number, { contracts, payments, months }: Register) {
  const said = registerSpending(contracts, payments, months)
  if (!said.some(row => row.rows === 0)) return said
  const typed = new Set(
    (await standingExpenditures(db, projectId))
      .filter(row => row.source !== 'register' && row.spent !== null)
      .map(row => `${row.month}.${row.subprojectId}`),
  )
  return said.filter(row => row.rows > 0 || !typed.has(`${row.month}.${row.subprojectId}`))
}
