import { createRoute, z } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { ruleSetSchema } from '#domain/ruleset'
import { newestRuleSet } from '../../db/queries/rule-sets.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { fillDerived } from '../acts/rebuild.ts'
import { activateRuleSet, activation, keepRuleSet, ruleSetInput } from '../acts/rule-sets.ts'
import {
  ruleSetAnswer,
  ruleSetAnswerSchema,
  ruleSetDiff,
  ruleSetDiffSchema,
  ruleSetsAnswer,
  ruleSetsSchema,
} from '../answers/rules-answer.ts'
import { previewPart, rulesPreview, rulesPreviewSchema } from '../answers/rules-preview.ts'
import { router } from '../context.ts'
import { absent } from '../refusal.ts'
import { rulesOf } from '../rules.ts'
import { answers, creates, jsonBody } from './kit.ts'

const code = z.string().regex(/^[a-z0-9-]{1,60}$/)
const version = z.coerce.number().int().min(1).max(1_000_000)
const codeParam = z.object({ code })
/** `national-2020@1`. */
const named = z
  .string()
  .regex(/^[a-z0-9-]{1,60}@[1-9]\d{0,5}$/)
  .meta({ description: 'A rule set and its version, national-2020@1' })
const keptSchema = z.object({ code: z.string(), version: z.int() })

const placeOf = (text: string) => {
  const [name, number] = text.split('@') as [string, string]
  return { code: name, version: Number(number) }
}

/** Rule sets 规则集: every threshold as data with versions. */
export const ruleSets = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/rule-sets',
      responses: answers(ruleSetsSchema, 'Every rule set, and which version is in force, since when, by whom and why'),
    }),
    async c => {
      demand(c.get('caller'), 'see')
      return c.json(await ruleSetsAnswer(c.get('at').store.db), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/rule-sets',
      description: 'Versions before it are never changed. A stale `base` is refused with 409, `theirs` and `yours`.',
      request: jsonBody(ruleSetInput),
      responses: creates(keptSchema, 'Keeps a new version, or a new rule set; it comes into force only when activated'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'editRules')
      const input = c.req.valid('json')
      const after = await act(c, 'ruleSet.change', async (db, tell) => {
        const kept = await keepRuleSet(db, { id: caller.id, at: c.get('at').now() }, input)
        tell({ entity: 'ruleSet', id: input.ruleSet.code, before: kept.before, after: { ...kept.after, reason: input.reason } })
        return kept.after
      })
      return c.json({ code: after.code, version: after.version }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/rule-sets/{code}',
      request: { params: codeParam, query: z.object({ version: version.optional() }) },
      responses: answers(ruleSetAnswerSchema, 'A version in words, with its versions; the one in force, else the newest'),
    }),
    async c => {
      demand(c.get('caller'), 'see')
      const asked = c.req.valid('query').version
      return c.json(await ruleSetAnswer(c.get('at').store.db, c.req.valid('param').code, asked, c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/rule-sets/{code}/file.json',
      request: { params: codeParam, query: z.object({ version }) },
      responses: answers(ruleSetSchema, 'A version as a file, to be taken in elsewhere by POST /rule-sets'),
    }),
    async c => {
      demand(c.get('caller'), 'see')
      const place = { code: c.req.valid('param').code, version: c.req.valid('query').version }
      const { db } = c.get('at').store
      if (!(await newestRuleSet(db, place.code))) throw absent()
      const rules = await rulesOf(db, place)
      const file = `${place.code}-${place.version}.json`
      await act(c, 'export', async (_, tell) => tell({ entity: 'ruleSet', id: place.code, after: { file } }))
      c.header('content-disposition', attachmentHeader(file))
      return c.json(rules, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/rule-sets/{code}/activate',
      request: { params: codeParam, ...jsonBody(activation) },
      responses: answers(
        keptSchema.extend({ rebuilds: z.boolean().meta({ description: 'Lights and forecasts of all months are found anew' }) }),
        'Puts a version in force; evaluations handed in or final keep their own',
      ),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'editRules')
      const { store, now, operating } = c.get('at')
      const chosen = c.req.valid('param').code
      const input = c.req.valid('json')
      const { rebuild } = await act(c, 'ruleSet.activate', async (db, tell) => {
        const done = await activateRuleSet(db, { id: caller.id, at: now() }, chosen, input)
        const after = { code: chosen, version: input.version, reason: input.reason }
        tell({ entity: 'ruleSet', id: chosen, before: done.before, after })
        return done
      })
      if (rebuild) void fillDerived(store).catch(error => operating.log.error('months under other rules', error))
      return c.json({ code: chosen, version: input.version, rebuilds: rebuild }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/rule-set-diffs',
      request: { query: z.object({ from: named, to: named }) },
      responses: answers(ruleSetDiffSchema, 'What differs between two versions, rule by rule, in words'),
    }),
    async c => {
      demand(c.get('caller'), 'see')
      const { db } = c.get('at').store
      const { from, to } = c.req.valid('query')
      return c.json(ruleSetDiff(c.get('lang'), await rulesOf(db, placeOf(from)), await rulesOf(db, placeOf(to))), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/rule-set-previews',
      request: { query: previewPart, ...jsonBody(z.strictObject({ ruleSet: ruleSetSchema })) },
      responses: answers(rulesPreviewSchema, 'Which scores of a year it would change, part by part; nothing is written'),
    }),
    async c => {
      demand(c.get('caller'), 'editRules')
      const { store, today } = c.get('at')
      return c.json(await rulesPreview(store.db, c.req.valid('json').ruleSet, c.req.valid('query'), today()), 200)
    },
  )
