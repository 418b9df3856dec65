import { z } from '@hono/zod-openapi'
import { rolls } from '#domain/counter'
import { daySchema } from '#domain/day'
import { sameFigure } from '#domain/computed'
import { monthOf, monthSchema, yearOf, type Month } from '#domain/month'
import type { Params } from '#domain/problem'
import { pullConfigSchema, pullKinds, type PullKind } from '#domain/pull'
import type { Language } from '#domain/vocabulary'
import { counterEvidence } from '#domain/vocabulary-rows'
import { sayProblem } from '#wording/refusals'
import type { Db } from '../../db/open.ts'
import { agencyNames } from '../../db/queries/agencies.ts'
import { readComputed, standingActuals } from '../../db/queries/computed.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { lastObservedMonth, observedMonths } from '../../db/queries/observations.ts'
import { indicatorTexts, projectHead } from '../../db/queries/projects.ts'
import { pullRunsOf, pullSourcesOf, type PullRunRow, type PullSourceRow } from '../../db/queries/pull-sources.ts'
import { readRecipes } from '../../db/queries/recipes.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { rollOf } from '../acts/counter-places.ts'
import { monthOfCounter } from '../acts/state-counters.ts'
import { Refusal, absent } from '../refusal.ts'

const number = z.number().nullable()
const named = z.object({ id: z.int(), name: z.string() })
const runSchema = z.object({
  at: z.int(),
  state: z.enum(['done', 'failed']),
  taken: z.int(),
  known: z.int(),
  message: z.string(),
})
const sourceSchema = z.object({
  id: z.int(),
  version: z.int(),
  name: z.string(),
  indicatorId: z.int(),
  agencyId: z.int(),
  kind: z.enum(pullKinds),
  url: z.string(),
  config: pullConfigSchema,
  /** The secret itself never leaves the server. */
  hasSecret: z.boolean(),
  everyMinutes: z.int(),
  enabled: z.boolean(),
  running: z.boolean(),
  nextAt: z.int(),
  lastAt: z.int().nullable(),
  lastState: z.enum(['done', 'failed']).nullable(),
  lastMessage: z.string(),
  failures: z.int(),
  runs: z.array(runSchema),
})

export const countersSchema = z
  .object({
    project: z.object({ id: z.int(), name: z.string(), year: z.int(), sample: z.boolean() }),
    month: monthSchema,
    editable: z.boolean(),
    /** Indicators that follow a counter, and those one could follow. */
    indicators: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        unit: z.string(),
        scale: z.number(),
        roll: z.enum(rolls).nullable(),
        /** Its declared evidence names the system's own counters. */
        suggested: z.boolean(),
        /** Why no counter can make it; null = one can. */
        closed: z.string().nullable(),
        units: z.array(
          z.object({
            agency: named,
            months: z.array(monthSchema),
            /** The month by the readings; null = they say nothing of it. */
            value: number,
            rows: z.int(),
            resets: z.int(),
            /** The month as it stands, and whether it follows the readings. */
            standing: number,
            follows: z.boolean(),
            days: z.array(z.object({ day: daySchema, count: z.int(), value: number, resets: z.int() })),
          }),
        ),
      }),
    ),
    sources: z.array(sourceSchema),
  })
  .openapi('Counters')
export type CountersAnswer = z.infer<typeof countersSchema>

/** A project's counters as of a month: readings by day, the value they made, and where they are fetched from. */
export async function countersAnswer(
  db: Db,
  caller: Caller,
  projectId: number,
  asOf: { asked: Month | undefined; present: Month },
  lang: Language,
  now: number,
): Promise<CountersAnswer> {
  const head = await projectHead(db, caller.scope, projectId)
  const plan = head && (await readPlan(db, projectId))
  if (!head || !plan) throw absent()
  const month = asOf.asked ?? (await monthToOpen(db, plan, asOf.present))
  if (yearOf(month) !== head.year) throw new Refusal(422, 'month-outside', { month, year: head.year })
  const own = sees(caller.scope, head.agencyId)
  const { id, name, year, sample } = head
  return {
    project: { id, name, year, sample },
    month,
    editable: own && may(caller, 'enter'),
    indicators: await indicatorsOf(db, plan, month, lang),
    // Where a unit's systems stand concerns that unit and those above it.
    sources: own ? await Promise.all((await pullSourcesOf(db, projectId)).map(row => sourceView(db, row, lang, now))) : [],
  }
}

/** The last month that was counted, else the present one or the year's last. */
async function monthToOpen(db: Db, { year, indicators }: Plan, present: Month): Promise<Month> {
  const until = present.startsWith(`${year}-`) ? present : monthOf(year, 12)
  const last = await lastObservedMonth(
    db,
    indicators.map(row => row.id),
    until,
  )
  return last?.startsWith(`${year}-`) ? last : until
}

async function indicatorsOf(db: Db, plan: Plan, month: Month, lang: Language) {
  const texts = new Map((await indicatorTexts(db, plan.id)).map(row => [row.id, row]))
  const stored = new Set((await readRecipes(db, plan.id)).filter(row => row.recipe !== null).map(row => row.indicatorId))
  const names = await agencyNames(db, [...new Set(plan.indicators.flatMap(row => row.contributors))])
  const standing = await standingActuals(db, plan.id, [...stored])
  const said = (await readComputed(db, plan.id, month)).filter(row => row.source === 'counter' && row.state === 'reported')
  const shown: CountersAnswer['indicators'] = []
  for (const indicator of plan.indicators) {
    const how = await rollOf(db, plan.id, indicator)
    const target = indicator.targets.at(-1)!.target
    const roll = 'roll' in how && !how.isNew ? how.roll : null
    const observed = stored.has(indicator.id) && 'roll' in how ? await observedMonths(db, indicator.id) : []
    const units: CountersAnswer['indicators'][number]['units'] = []
    for (const agencyId of roll === null ? [] : indicator.contributors) {
      const months = observed.filter(row => row.agencyId === agencyId).map(row => row.month)
      const made = await monthOfCounter(db, indicator.id, agencyId, month, roll!)
      const here = (row: { indicatorId: number; agencyId: number }) =>
        row.indicatorId === indicator.id && row.agencyId === agencyId
      const now = standing.find(row => here(row) && row.month === month && row.state !== 'cleared')
      const say = said.find(here)
      units.push({
        agency: { id: agencyId, name: names.get(agencyId) ?? '' },
        months,
        value: made.value,
        rows: made.rows,
        resets: made.resets,
        standing: now?.value ?? null,
        follows: say !== undefined && now !== undefined && sameFigure(now, say),
        days: made.list,
      })
    }
    shown.push({
      id: indicator.id,
      name: indicator.name,
      unit: target.unit,
      scale: target.scale,
      roll,
      suggested: counterEvidence.test(texts.get(indicator.id)?.evidenceSource ?? ''),
      closed: 'code' in how && how.code !== 'counter-off' ? sayProblem(lang, how.code, { indicator: indicator.name }) : null,
      units,
    })
  }
  return shown
}

const said = (message: string | null, lang: Language) => {
  if (!message) return ''
  const { code, params } = JSON.parse(message) as { code: string; params: Params }
  return sayProblem(lang, code, params)
}
const stateOf = (state: string | null): 'done' | 'failed' | null => (state === 'done' || state === 'failed' ? state : null)

async function sourceView(db: Db, row: PullSourceRow, lang: Language, now: number) {
  const { secret, config, lastMessage, leaseUntil, lastState, ...rest } = row
  return {
    ...rest,
    kind: row.kind as PullKind,
    config: pullConfigSchema.parse(JSON.parse(config)),
    hasSecret: secret !== null,
    running: leaseUntil !== null && leaseUntil > now,
    lastState: stateOf(lastState),
    lastMessage: said(lastMessage, lang),
    runs: (await pullRunsOf(db, row.id, 10)).map(run => runView(run, lang)),
  }
}

const runView = ({ endedAt, state, taken, known, message }: PullRunRow, lang: Language) => ({
  at: endedAt,
  state: state === 'done' ? ('done' as const) : ('failed' as const),
  taken,
  known,
  message: said(message, lang),
})
