import { createRoute, z } from '@hono/zod-openapi'
import { standardPrior } from '#domain/forecast-standard'
import { priorVersions } from '../../db/queries/forecasts.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { keepPrior, learnFromYears } from '../acts/learn-prior.ts'
import { fillDerived } from '../acts/rebuild.ts'
import { router } from '../context.ts'
import { answers } from './kit.ts'

const priorSchema = z
  .object({ version: z.int(), indicators: z.int(), builtAt: z.int().nullable(), builtBy: z.string().nullable() })
  .openapi('ForecastPrior')
const listSchema = z.object({
  items: z.array(priorSchema),
  /** What counts before years were kept here: taught by published series. */
  standard: priorSchema,
})
const learnedSchema = z
  .object({
    /** new: kept as a version. same: as before. few: too little kept here, the standard stays. */
    outcome: z.enum(['new', 'same', 'few']),
    version: z.int(),
    /** Indicator years that are over and complete. */
    years: z.int(),
  })
  .openapi('ForecastLearned')

/** What like indicators teach a forecast: its versions, and learning anew from the years that are over. */
export const forecastPriors = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/forecast-priors',
      responses: answers(listSchema, 'Versions of what like indicators teach, the newest first'),
    }),
    async c => {
      demand(c.get('caller'), 'learnPriors')
      const { version, indicators } = standardPrior
      const items = await priorVersions(c.get('at').store.db)
      return c.json({ items, standard: { version, indicators, builtAt: null, builtBy: null } }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/forecast-priors',
      responses: answers(learnedSchema, 'Learns from the years that are over; earlier versions and forecasts on record stay'),
    }),
    async c => {
      const { store, now, today, operating } = c.get('at')
      const caller = demand(c.get('caller'), 'learnPriors')
      // Learned outside the transaction, so that months are saved meanwhile.
      const learned = await learnFromYears(store, today())
      const { outcome, lessons: years } = learned
      const kept = await act(c, 'forecast.learn', async (db, tell) => {
        const done = outcome === 'new' && (await keepPrior(db, learned, now(), caller.id))
        tell({ entity: 'forecastPrior', id: learned.prior.version, after: { outcome, years, kept: done } })
        return done
      })
      if (kept) void fillDerived(store).catch(error => operating.log.error('expected year ends', error))
      return c.json({ outcome, version: kept ? learned.prior.version : learned.prior.version - 1, years }, 200)
    },
  )
