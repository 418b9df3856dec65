import { queryOptions } from '@tanstack/react-query'
import type { ActualEntry, ExpenditureEntry } from '#domain/actual'
import type { Month } from '#domain/month'
import type { ReportAct } from '#domain/report-way'
import { api, bodyOf } from './client.ts'

const actuals = api.projects[':id'].actuals[':month']
const expenditures = api.projects[':id'].expenditures[':month']
const reports = api.projects[':id'].reports[':month']
const paramOf = (projectId: number, month: Month) => ({ id: String(projectId), month })

/** A month as entered: values, money, their versions, the report's state. */
export const monthQuery = (projectId: number, month: Month) =>
  queryOptions({
    queryKey: ['projects', projectId, 'month', month],
    queryFn: ({ signal }) => bodyOf(actuals.$get({ param: paramOf(projectId, month) }, { init: { signal } })),
  })
export type MonthEntries = Awaited<ReturnType<NonNullable<ReturnType<typeof monthQuery>['queryFn']>>>
export type SavedActual = MonthEntries['entries'][number]
/** What kept rows say of a value. */
export type SaidByRows = MonthEntries['computed'][number]
export type SavedMoney = MonthEntries['expenditures'][number]

export type HistoryFilter = { month?: Month; indicatorId?: number; on?: string }

/** Every version of every value, oldest first. */
export const historyQuery = (projectId: number, filter: HistoryFilter = {}) =>
  queryOptions({
    queryKey: ['projects', projectId, 'history', filter],
    queryFn: ({ signal }) =>
      bodyOf(
        api.projects[':id'].history.$get(
          { param: { id: String(projectId) }, query: { month: filter.month, indicatorId: filter.indicatorId, on: filter.on } },
          { init: { signal } },
        ),
      ),
  })
export type History = Awaited<ReturnType<NonNullable<ReturnType<typeof historyQuery>['queryFn']>>>

export const saveActuals = (projectId: number, month: Month, entries: ActualEntry[]) =>
  bodyOf(actuals.$put({ param: paramOf(projectId, month), json: { entries } }))

export const saveExpenditures = (projectId: number, month: Month, entries: ExpenditureEntry[]) =>
  bodyOf(expenditures.$put({ param: paramOf(projectId, month), json: { entries } }))

export type Step = ReportAct

/** `version` is the one on the screen: a step on a report that has moved on is refused. */
export const moveReport = (projectId: number, month: Month, step: Step, opinion: string, version?: number) =>
  bodyOf(reports[step].$post({ param: paramOf(projectId, month), json: { opinion, version } }))
