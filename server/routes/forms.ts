import { createRoute, z } from '@hono/zod-openapi'
import { rangeTo } from '#domain/month-range'
import { monthSchema } from '#domain/month'
import { declarationForm } from '#wording/declaration-form'
import { evaluationForm } from '#wording/evaluation-form'
import { monitoringForm } from '#wording/monitoring-form'
import { projectPersonal } from '../../db/queries/personal.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { declarationLayout } from '../answers/declaration-form.ts'
import { evaluationAnswer } from '../answers/evaluation-answer.ts'
import { evaluationLayout } from '../answers/evaluation-workbook.ts'
import { keptVersion } from '../answers/kept-version.ts'
import { objectiveOf, tableFor } from '../answers/monitoring-answer.ts'
import { monitoringLayout } from '../answers/monitoring-workbook.ts'
import { progressAnswer } from '../answers/progress-answer.ts'
import { projectAnswer } from '../answers/project-answer.ts'
import { currentMonth, router, type Ctx } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { fileAnswer, sendFile, writeAs, type Kind } from './files-out.ts'
import { idParam, keptQuery } from './kit.ts'

const monitoringQuery = z.object({
  asOf: monthSchema.optional().meta({ description: 'The last month; without it the last one with data' }),
  from: monthSchema.optional().meta({ description: 'The first month, of the same year; January unless said' }),
})
const declarationQuery = z.object({
  personal: z
    .literal('1')
    .optional()
    .meta({ description: '1 prints names and telephone in full for who may see them; the trail records it' }),
})

const exported = (c: Ctx, id: number, file: string, more: object = {}) =>
  act(c, 'export', async (_, tell) => tell({ entity: 'project', id, after: { file, ...more } }))

async function monitoring(c: Ctx, kind: Kind, id: number, query: z.infer<typeof monitoringQuery>) {
  const caller = demand(c.get('caller'), 'see')
  const at = c.get('at')
  // An official form has one language.
  const progress = await progressAnswer(at.store.db, caller.scope, id, query.asOf, currentMonth(at), 'zh-CN')
  const range = rangeTo(progress.asOf, query.from)
  if (!range) throw new Refusal(422, 'month-range', { from: query.from!, until: progress.asOf })
  const table = tableFor(progress, await objectiveOf(at.store.db, id), range)
  const bytes = await writeAs(kind, monitoringLayout(table, true))
  await exported(c, id, `monitoring.${kind}`)
  const months = query.from === undefined ? table.month : `${range.from}-${range.until}`
  return sendFile(c, kind, bytes, `${table.project}-${months}-${monitoringForm.title}`)
}

async function declaration(c: Ctx, kind: Kind, id: number, personal: boolean) {
  const caller = demand(c.get('caller'), personal ? 'seePersonal' : 'see')
  const { db } = c.get('at').store
  const project = await projectAnswer(db, caller.scope, id, 'zh-CN')
  const people = personal
    ? await act(c, 'personal.reveal', async (tx, tell) => {
        await ownProject(tx, caller, id)
        tell({ entity: 'project', id, after: { fields: ['leader', 'contact', 'phone'], file: `declaration.${kind}` } })
        return projectPersonal(tx, id)
      })
    : project.personal
  const bytes = await writeAs(kind, declarationLayout(project, people))
  await exported(c, id, `declaration.${kind}`)
  return sendFile(c, kind, bytes, `${project.name}-${project.year}-${declarationForm.title}`)
}

const route = <P extends string, Q extends z.ZodObject>(path: P, kind: Kind, query: Q, description: string) =>
  createRoute({ method: 'get', path, request: { params: idParam, query }, responses: fileAnswer(kind, description) })

/** The official forms of a project, as workbook and as Word file. */
export const forms = router()
  .openapi(
    route(
      '/projects/{id}/exports/monitoring.xlsx',
      'xlsx',
      monitoringQuery,
      'The monitoring table of a project for a range of months, with or without a run',
    ),
    c => monitoring(c, 'xlsx', c.req.valid('param').id, c.req.valid('query')),
  )
  .openapi(route('/projects/{id}/exports/monitoring.docx', 'docx', monitoringQuery, 'The monitoring table as a Word file'), c =>
    monitoring(c, 'docx', c.req.valid('param').id, c.req.valid('query')),
  )
  .openapi(
    route('/projects/{id}/exports/declaration.xlsx', 'xlsx', declarationQuery, 'The declaration form, as it was declared'),
    c => declaration(c, 'xlsx', c.req.valid('param').id, c.req.valid('query').personal === '1'),
  )
  .openapi(route('/projects/{id}/exports/declaration.docx', 'docx', declarationQuery, 'The declaration form as a Word file'), c =>
    declaration(c, 'docx', c.req.valid('param').id, c.req.valid('query').personal === '1'),
  )
  .openapi(
    route(
      '/projects/{id}/exports/self-evaluation-table.docx',
      'docx',
      keptQuery,
      'The self-evaluation table as a Word file; a draft until it is final, or as a step of its way left it',
    ),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      const { version: seq } = c.req.valid('query')
      const { store, dayOf } = c.get('at')
      const table = await evaluationAnswer(store.db, caller, id, currentMonth(c.get('at')), 'zh-CN', seq)
      const kept = keptVersion(table, seq, dayOf)
      const bytes = await writeAs('docx', evaluationLayout(table, await objectiveOf(store.db, id), kept?.line))
      await exported(c, id, 'self-evaluation-table.docx', kept ? { version: seq } : {})
      return sendFile(c, 'docx', bytes, `${table.project}-${table.year}-${evaluationForm.title}${kept?.name ?? ''}`)
    },
  )
