import { createRoute, z } from '@hono/zod-openapi'
import { summaryForm } from '#wording/summary-form'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { summaryLayout, summaryOf } from '../answers/summary-form.ts'
import { currentMonth, router, type Ctx } from '../context.ts'
import { streamSummary } from '../documents/summary-xlsx.ts'
import { fileAnswer, sendFile, writeAs, type Kind } from './files-out.ts'
import { frame } from './overview.ts'
import { refuseOtherYear, withinAgency } from './within.ts'

const query = z.object({ year: frame.year, asOf: frame.asOf, agencyId: frame.agencyId, archived: frame.archived })

async function summary(c: Ctx, kind: Kind, ask: z.infer<typeof query>) {
  const caller = demand(c.get('caller'), 'see')
  refuseOtherYear(ask)
  const { db } = c.get('at').store
  const within = await withinAgency(db, caller, ask.agencyId)
  const made = await summaryOf(db, caller.scope, { ...ask, within }, currentMonth(c.get('at')))
  await act(c, 'export', async (_, tell) =>
    tell({ entity: 'overview', id: 'summary', after: { file: `summary.${kind}`, ...ask } }),
  )
  return sendFile(c, kind, kind === 'xlsx' ? streamSummary(made) : await writeAs(kind, await summaryLayout(made)), made.title)
}

const route = <P extends string>(path: P, kind: Kind, description: string) =>
  createRoute({ method: 'get', path, request: { query }, responses: fileAnswer(kind, description) })

/** The summary 汇总表 of all projects in a scope, by unit with sums. */
export const summaries = router()
  .openapi(
    route('/overview/summary.xlsx', 'xlsx', `${summaryForm.name}: every project with score, grade and execution, by unit`),
    c => summary(c, 'xlsx', c.req.valid('query')),
  )
  .openapi(route('/overview/summary.docx', 'docx', `${summaryForm.name} as a Word file`), c =>
    summary(c, 'docx', c.req.valid('query')),
  )
