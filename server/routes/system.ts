import { createRoute } from '@hono/zod-openapi'
import { demand } from '../access/caller.ts'
import { systemAnswer, systemSchema } from '../answers/system-answer.ts'
import { router } from '../context.ts'
import { answers } from './kit.ts'

/** How the system is doing: for whoever runs it. */
export const system = router().openapi(
  createRoute({
    method: 'get',
    path: '/system',
    responses: answers(systemSchema, 'Version, database, storage, backups, letters, jobs, and what should be seen to'),
  }),
  async c => {
    demand(c.get('caller'), 'seeSystem')
    return c.json(await systemAnswer(c.get('at')), 200)
  },
)
