import { createRoute } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { projectYearsAnswer, projectYearsSchema } from '../answers/years-answer.ts'
import { yearsFile } from '../answers/years-workbook.ts'
import { router, type Ctx } from '../context.ts'
import { streamXlsx } from '../documents/xlsx-stream.ts'
import { answers, idParam } from './kit.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function found(c: Ctx, id: number) {
  const { store, today } = c.get('at')
  const caller = demand(c.get('caller'), 'see')
  return projectYearsAnswer(store.db, caller.scope, id, today())
}

/** A project through its years 历年: scores, execution, each indicator; and where its score stands among like projects. */
export const projectYears = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/years',
      request: { params: idParam },
      responses: answers(projectYearsSchema, 'The project and those it continues, as far back as the caller may see them'),
    }),
    async c => c.json(await found(c, c.req.valid('param').id), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/exports/years.xlsx',
      request: { params: idParam },
      responses: {
        200: {
          description: 'The same as a workbook',
          content: { [workbook]: { schema: { type: 'string', format: 'binary' } as const } },
        },
      },
    }),
    async c => {
      const { id } = c.req.valid('param')
      const { name, sheet } = yearsFile(c.get('lang'), await found(c, id))
      await act(c, 'export', async (_, tell) => tell({ entity: 'project', id, after: { file: 'years.xlsx' } }))
      c.header('content-type', workbook)
      c.header('content-disposition', attachmentHeader(name))
      return c.body(streamXlsx([sheet]))
    },
  )
