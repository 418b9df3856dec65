import { createRoute, z } from '@hono/zod-openapi'
import { longestPassage, passageSchema, reportPictures, reportSections, type ReportPicture } from '#domain/report'
import { reportForm } from '#wording/report-form'
import { passageVersions } from '../../db/queries/report-passages.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { writePassage } from '../acts/write-passage.ts'
import { reportAnswer, reportSchema } from '../answers/report-answer.ts'
import type { ReportFacts } from '../answers/report-blocks.ts'
import { router, type Surroundings } from '../context.ts'
import { writeReport } from '../documents/report-docx.ts'
import { reportPicture, type Picture } from '../pictures/report.ts'
import { absent } from '../refusal.ts'
import { fileAnswer, sendFile } from './files-out.ts'
import { answers, idParam, jsonBody, keptQuery } from './kit.ts'

const sectionParam = idParam.extend({ section: z.enum(reportSections) })
const writing = z.strictObject({ text: z.string().max(longestPassage), version: z.int().min(0).optional() })
const png = 'image/png'

async function picturesOf(at: Surroundings, facts: ReportFacts) {
  const drawn = new Map<ReportPicture, Picture>()
  for (const name of reportPictures) {
    const picture = await reportPicture(name, facts, at.fonts)
    if (picture) drawn.set(name, picture)
  }
  return drawn
}

/** The self-evaluation report 自评报告 of a project: the year's facts in sentences, tables and pictures, and what people add. */
export const report = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/report',
      request: { params: idParam },
      responses: answers(reportSchema, 'The report as things stand, or as it was handed in'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      return c.json((await reportAnswer(c.get('at'), caller, c.req.valid('param').id)).report, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/projects/{id}/report/{section}',
      description: 'A passage as its next version; with a stale `version` both texts are answered in `conflicts`.',
      request: { params: sectionParam, ...jsonBody(writing) },
      responses: answers(passageSchema, 'The passage as it is kept'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id, section } = c.req.valid('param')
      const given = c.req.valid('json')
      const passage = await act(c, 'passage.write', async (db, tell) => {
        const kept = await writePassage(db, caller, id, section, given, c.get('at'))
        tell({ entity: 'evaluation', id, after: { section, version: kept.version, text: kept.text } })
        return kept
      })
      return c.json(passage, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/report/{section}/versions',
      request: { params: sectionParam },
      responses: answers(z.object({ items: z.array(passageSchema) }), 'Every version of a passage, the newest first'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id, section } = c.req.valid('param')
      const { db } = c.get('at').store
      if (!(await projectHead(db, caller.scope, id))) throw absent()
      const items = (await passageVersions(db, id, section)).map(({ section: _, ...passage }) => passage)
      return c.json({ items }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/report/pictures/{name}',
      request: { params: idParam.extend({ name: z.enum(reportPictures) }) },
      responses: {
        200: {
          description: 'A picture of the report as PNG, in greys; 404 where there is nothing to draw',
          content: { [png]: { schema: { type: 'string', format: 'binary' } as const } },
        },
      },
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id, name } = c.req.valid('param')
      const picture = await reportPicture(name, (await reportAnswer(c.get('at'), caller, id)).facts, c.get('at').fonts)
      if (!picture) throw absent()
      c.header('content-type', png)
      return c.body(new Uint8Array(picture.png))
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/exports/self-evaluation.docx',
      request: { params: idParam, query: keptQuery },
      responses: fileAnswer(
        'docx',
        'The self-evaluation report as a Word file; a draft until it is final, or as a step of its way left it',
      ),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      const { version: seq } = c.req.valid('query')
      const { report: made, facts, kept } = await reportAnswer(c.get('at'), caller, id, seq)
      const bytes = await writeReport({
        ...made,
        draft: made.draft + (kept?.line ?? ''),
        sections: made.sections.map(({ title, blocks, passage }) => ({ title, blocks, passage: passage?.text ?? '' })),
        pictures: await picturesOf(c.get('at'), facts),
      })
      const file = { file: 'self-evaluation.docx', ...(kept && { version: seq }) }
      await act(c, 'export', async (_, tell) => tell({ entity: 'project', id, after: file }))
      return sendFile(c, 'docx', bytes, `${made.project}-${made.year}-${reportForm.name}${kept?.name ?? ''}`)
    },
  )
