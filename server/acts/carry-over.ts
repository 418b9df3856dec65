import { carriedDeclaration, carryRefusal, stubRow, stubsOf, type CarryRefusal } from '#domain/carry-over'
import type { Declaration } from '#domain/declaration'
import { nextYearName } from '#domain/next-year'
import type { Problem } from '#domain/problem'
import { readRecipe, type Recipe } from '#domain/recipe'
import { fitsMeasure } from '#domain/register'
import { standingNow } from '#domain/project-life'
import { fitsSheetRecipe } from '#domain/sheet-propose'
import { isSheetRecipe } from '#domain/sheet-recipe'
import { sayStubNote } from '#wording/carry-over'
import type { Db } from '../../db/open.ts'
import { insertCarriedOver, nextProject } from '../../db/queries/carried-over.ts'
import { insertContracts, readContracts, readPayments } from '../../db/queries/contracts.ts'
import { sharingOf } from '../../db/queries/contributors.ts'
import { readExpenditures, readPlan, type Plan } from '../../db/queries/facts.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { readLife } from '../../db/queries/project-life.ts'
import { projectByName, projectDetail, projectName, type ProjectHead } from '../../db/queries/projects.ts'
import { insertRecipe, readRecipes } from '../../db/queries/recipes.ts'
import { insertTwin } from '../../db/queries/twins.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import type { When } from '../clock.ts'
import { Refusal, absent, refuseProblems } from '../refusal.ts'
import { contractRow } from './save-contract.ts'
import { stateRegister } from './state-register.ts'

/** What a declaration says of where it comes from, and which contracts run on with it. */
export type Carry = { projectId: number; contracts: number[] }

/** Why this project is not carried over; null when it may be. */
export async function whyNotCarried(db: Db, head: ProjectHead): Promise<CarryRefusal | null> {
  const { id, year, agencyId, archived } = head
  const life = await readLife(db, id)
  const merged = standingNow(life).state === 'merged' ? life.findLast(event => event.act === 'merge') : undefined
  const mergedInto = merged?.otherId ? ((await projectName(db, merged.otherId)) ?? '') : merged ? '' : null
  const next = (await nextProject(db, id)) ?? (await projectByName(db, agencyId, year + 1, nextYearName(head.name, year)))
  return carryRefusal({ year, archived: archived === true, mergedInto, next: next ?? null })
}

const moneyOf = (plan: Plan, spent: readonly { spent: number | null; allocated: number | null }[]) => {
  const total = (values: (number | null)[]) => {
    const known = values.filter(value => value !== null)
    return known.length ? known.reduce((a, b) => a + b, 0) : null
  }
  return {
    arranged: plan.budget.adjusted ?? plan.budget.initial,
    allocated: total(spent.map(row => row.allocated)),
    spent: total(spent.map(row => row.spent)),
  }
}

/** The next year's declaration as this year's project proposes it, and the contracts that would run on. */
export async function proposeCarried(
  db: Db,
  head: ProjectHead,
): Promise<{ declaration: Declaration; stubs: ReturnType<typeof stubsOf> }> {
  const plan = await readPlan(db, head.id)
  if (!plan) throw absent()
  const [detail, sharing, spent, contracts, payments] = await Promise.all([
    projectDetail(db, head.id),
    sharingOf(db, head.id),
    readExpenditures(db, head.id),
    readContracts(db, head.id),
    readPayments(db, head.id),
  ])
  const textOf = new Map(detail.indicators.map(row => [row.id, row]))
  const nameOf = new Map(plan.subprojects.map(row => [row.id, row.name]))
  const { text } = detail
  const kept = <T extends { state: string }>(rows: readonly T[]) => rows.filter(row => row.state === 'kept')
  const declaration = carriedDeclaration({
    agencyCode: head.agencyCode,
    agencyName: head.agencyName,
    projectName: head.name,
    projectType: head.type,
    projectAttribute: head.attribute,
    governmentProcurement: head.governmentProcurement,
    purchaseOfServices: head.purchaseOfServices,
    year: head.year,
    overview: text?.overview ?? '',
    basis: text?.basis ?? '',
    necessity: text?.necessity ?? '',
    safeguards: text?.safeguards ?? '',
    plan: text?.plan ?? '',
    overallObjective: text?.overallObjective ?? '',
    annualObjective: text?.annualObjective ?? '',
    money: moneyOf(plan, spent),
    subprojects: plan.subprojects.map(({ name, budget }) => ({ name, budget })),
    funding: detail.funding.map(({ source, total, priorYear, thisYear }) => ({ source, total, priorYear, thisYear })),
    indicators: plan.indicators.map(row => {
      const current = row.targets.at(-1)!
      const links = detail.links.filter(link => link.indicatorId === row.id)
      return {
        id: row.id,
        category: row.category,
        subcategory: textOf.get(row.id)?.subcategory ?? '',
        name: row.name,
        subprojects: links.map(link => nameOf.get(link.subprojectId) ?? ''),
        target: current.target,
        explanation: textOf.get(row.id)?.explanation ?? '',
        evidenceSource: textOf.get(row.id)?.evidenceSource ?? '',
        aggregation: row.aggregation,
        pacing: row.pacing,
        monthlyPlan: current.plan,
        dueMonth: row.dueMonth,
        stages: row.stages,
        contributors: sharing.filter(one => one.indicatorId === row.id).map(({ code, share }) => ({ agencyCode: code, share })),
        weight: row.weight,
      }
    }),
  })
  return { declaration, stubs: stubsOf(kept(contracts), kept(payments), head.year) }
}

/** Refuses before anything is saved: another year, another unit's project, rows that claim what is not theirs. */
export async function checkCarried(db: Db, caller: Caller, declaration: Declaration, carry: Carry): Promise<ProjectHead> {
  const head = await ownProject(db, caller, carry.projectId)
  const why = await whyNotCarried(db, head)
  if (why) throw new Refusal(422, why.code, why.params)
  const problems: Problem[] = []
  if (declaration.year !== head.year + 1)
    problems.push({ path: 'declaration.year', code: 'carry-other-year', params: { year: head.year + 1 } })
  if (declaration.agencyCode !== head.agencyCode)
    problems.push({ path: 'declaration.agencyCode', code: 'carry-other-unit', params: { name: head.agencyName } })
  const known = new Set((await readPlan(db, head.id))?.indicators.map(row => row.id))
  const used = new Set<number>()
  declaration.indicators.forEach(({ source, name }, i) => {
    const from = source?.carriedFrom
    if (from === undefined) return
    const path = `declaration.indicators.${i}.name`
    if (!known.has(from)) problems.push({ path, code: 'unknown-indicator', params: { id: from } })
    else if (used.has(from)) problems.push({ path, code: 'carry-twice', params: { name } })
    used.add(from)
  })
  refuseProblems(problems)
  return head
}

type Made = { made: number; declaration: Declaration; carry: Carry; head: ProjectHead }

/** After the declaration is saved: where it comes from, which indicators are the same, how they are counted, what runs on. */
export async function recordCarried(db: Db, caller: Caller, { made, declaration, carry, head }: Made, when: When) {
  const at = { recordedAt: when.now(), recordedBy: caller.id }
  await insertCarriedOver(db, { projectId: made, fromId: head.id, ...at })
  const plan = (await readPlan(db, made))!
  const before = (await readPlan(db, head.id))!
  const recipes = new Map((await readRecipes(db, head.id)).map(row => [row.indicatorId, readRecipe(row.recipe)]))
  // Sub-projects are found again by the name the year gave them.
  const newIds = new Map(
    before.subprojects.flatMap(({ id, name }) => {
      const own = plan.subprojects.find(row => row.name === nextYearName(name, head.year) || row.name === name)
      return own ? [[id, own.id] as const] : []
    }),
  )
  for (const [i, indicator] of plan.indicators.entries()) {
    const twinId = declaration.indicators[i]!.source?.carriedFrom
    if (twinId === undefined) continue
    await insertTwin(db, { projectId: made, indicatorId: indicator.id, version: 1, twinId, ...at })
    const recipe = carriedRecipe(recipes.get(twinId) ?? null, indicator, newIds)
    if (recipe)
      await insertRecipe(db, { projectId: made, indicatorId: indicator.id, version: 1, recipe: JSON.stringify(recipe), ...at })
  }
  await carryContracts(db, caller, { made, plan, carry, head, newIds }, when)
  await stateRegister(db, made, caller.id, when)
}

/** A recipe that still fits its indicator, with the new year's sub-projects; else the values are typed again. */
function carriedRecipe(
  recipe: Recipe | null,
  indicator: Plan['indicators'][number],
  newIds: ReadonlyMap<number, number>,
): Recipe | null {
  if (!recipe || indicator.derivation !== null) return null
  if (isSheetRecipe(recipe)) return fitsSheetRecipe(recipe, indicator) ? recipe : null
  if (recipe.kind !== 'register') return recipe
  const own = recipe.subprojectIds?.flatMap(id => newIds.get(id) ?? [])
  if (!fitsMeasure(recipe.measure, indicator) || own?.length === 0) return null
  return own ? { ...recipe, subprojectIds: own } : recipe
}

type Contracts = { made: number; plan: Plan; carry: Carry; head: ProjectHead; newIds: ReadonlyMap<number, number> }

/** Contracts that run on, with what was paid before in words: payments stay in the year they were made. */
async function carryContracts(db: Db, caller: Caller, { made, plan, carry, head, newIds }: Contracts, when: When) {
  if (carry.contracts.length === 0) return
  const [contracts, payments] = [await readContracts(db, head.id), await readPayments(db, head.id)]
  const kept = contracts.filter(row => row.state === 'kept')
  const paid = payments.filter(row => row.state === 'kept')
  const stubs = new Map(stubsOf(kept, paid, head.year).map(stub => [stub.id, stub]))
  const rows = kept.filter(row => carry.contracts.includes(row.id) && stubs.has(row.id))
  if (rows.length !== new Set(carry.contracts).size) throw new Refusal(422, 'carry-contract')
  const first = await reserveIds(db, 'contract', rows.length)
  const only = plan.subprojects.length === 1 ? plan.subprojects[0]!.id : null
  const inserts = rows.map((row, i) => {
    const stub = stubs.get(row.id)!
    const note = [sayStubNote({ year: head.year, paid: stub.paid, left: stub.left }), row.note].filter(Boolean).join('\n')
    const subprojectId = (row.subprojectId === null ? null : newIds.get(row.subprojectId)) ?? only
    const fields = stubRow(row, subprojectId, note)
    return contractRow({ ...fields, id: first + i, version: 1, state: 'kept' }, made, caller.id, when.now())
  })
  await insertContracts(db, inserts)
}
