import { createRoute, z } from '@hono/zod-openapi'
import { monthSchema, yearOf } from '#domain/month'
import { listExceptions } from '../../db/queries/calendar.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { calendarAnswer, calendarInput, calendarMonthSchema, writeCalendar } from '../answers/calendar-answer.ts'
import { lockDay } from '../clock.ts'
import { currentMonth, router } from '../context.ts'
import { exceptionInput, exceptionSchema, grantException } from '../acts/grant-exception.ts'
import { answers, creates, idParam, jsonBody, listOf, pageQuery, queryId } from './kit.ts'

const yearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() })
const calendarSchema = z.object({ year: z.int(), months: z.array(calendarMonthSchema) }).openapi('Calendar')

export const calendar = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/calendar',
      request: { query: yearQuery },
      responses: answers(calendarSchema, 'When each month of a year is due, and when it locks'),
    }),
    async c => {
      const at = c.get('at')
      demand(c.get('caller'), 'see')
      const year = c.req.valid('query').year ?? yearOf(currentMonth(at))
      return c.json({ year, months: await calendarAnswer(at.store.db, year) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/calendar/{month}',
      request: { params: z.object({ month: monthSchema }), ...jsonBody(calendarInput) },
      responses: answers(calendarMonthSchema, "Sets a month's dates; its reports are judged late or not by them anew"),
    }),
    async c => {
      demand(c.get('caller'), 'editCalendar')
      const { month } = c.req.valid('param')
      const input = c.req.valid('json')
      const row = await act(c, 'calendar.change', async (db, tell) => {
        const { before, after } = await writeCalendar(db, month, input)
        tell({ entity: 'calendar', id: month, before, after })
        return after
      })
      return c.json({ ...row, set: true }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/exceptions',
      request: { params: idParam, ...jsonBody(exceptionInput) },
      responses: creates(exceptionSchema, 'Lets a month locked by date be typed in until a day'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'grantException')
      const { id } = c.req.valid('param')
      const input = c.req.valid('json')
      const granted = await act(c, 'exception.grant', async (db, tell) => {
        const one = await grantException(db, caller, id, input, c.get('at'))
        tell({ entity: 'report', id: `${id}.${input.month}`, after: input })
        return one
      })
      return c.json(granted, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/exceptions',
      request: { query: pageQuery.extend({ ...yearQuery.shape, projectId: queryId.optional() }) },
      responses: answers(listOf(exceptionSchema), 'Exceptions granted, the newest first'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { page, pageSize, ...only } = c.req.valid('query')
      const { items, total } = await listExceptions(at.store.db, caller.scope, only, page, pageSize)
      const today = await lockDay(at.store.db, at)
      const shown = items.map(({ agencyId: id, agencyName: name, ...row }) => ({
        ...row,
        agency: { id, name },
        inForce: row.until >= today,
      }))
      return c.json({ items: shown, total }, 200)
    },
  )
