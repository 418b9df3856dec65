import { queryOptions } from '@tanstack/react-query'
import type { Month } from '#domain/month'
import { api, bodyOf } from './client.ts'

const questions = api.projects[':id'].questions[':month']
const paramOf = (projectId: number, month: Month) => ({ id: String(projectId), month })

/** What a reviewer would ask about the month, open and answered. */
export const questionsQuery = (projectId: number, month: Month) =>
  queryOptions({
    queryKey: ['projects', projectId, 'questions', month],
    queryFn: ({ signal }) => bodyOf(questions.$get({ param: paramOf(projectId, month) }, { init: { signal } })),
  })
export type Question = Awaited<ReturnType<NonNullable<ReturnType<typeof questionsQuery>['queryFn']>>>['items'][number]

/** What was asked about a project's values and how it was answered, over all months. */
export const answeredQuery = (projectId: number, indicatorId?: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'questions', { indicatorId }],
    queryFn: ({ signal }) =>
      bodyOf(
        api.projects[':id'].questions.$get({ param: { id: String(projectId) }, query: { indicatorId } }, { init: { signal } }),
      ),
  })
export type AnsweredQuestion = Awaited<ReturnType<NonNullable<ReturnType<typeof answeredQuery>['queryFn']>>>['items'][number]

export const answerQuestion = (projectId: number, month: Month, { indicatorId, agencyId, code }: Question, text: string) =>
  bodyOf(questions.$put({ param: paramOf(projectId, month), json: { answers: [{ indicatorId, agencyId, code, text }] } }))
