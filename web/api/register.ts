import { queryOptions } from '@tanstack/react-query'
import type { ContractInput, PaymentInput } from '#domain/contract'
import type { RegisterRecipe } from '#domain/register-recipe'
import type { SheetRecipe } from '#domain/sheet-recipe'
import { api, bodyOf, request, sendRaw } from './client.ts'

const project = api.projects[':id']
const rows = project.contracts
const paramOf = (projectId: number) => ({ id: String(projectId) })
const rowOf = (projectId: number, contractId: number) => ({ id: String(projectId), contractId: String(contractId) })

/** The contract register with what follows from it. */
export const registerQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'register'],
    queryFn: ({ signal }) => bodyOf(rows.$get({ param: paramOf(projectId) }, { init: { signal } })),
  })
export type Register = Awaited<ReturnType<NonNullable<ReturnType<typeof registerQuery>['queryFn']>>>
export type ContractView = Register['contracts'][number]
export type Follow = Register['follows'][number]

export const contractHistoryQuery = (projectId: number, contractId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'register', contractId],
    queryFn: ({ signal }) =>
      bodyOf(rows[':contractId'].history.$get({ param: rowOf(projectId, contractId) }, { init: { signal } })),
  })

/** Which rows made an indicator's number. */
export const indicatorRowsQuery = (projectId: number, indicatorId: number, month: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'rows', indicatorId, month],
    queryFn: ({ signal }) =>
      bodyOf(
        project.indicators[':indicatorId'].rows.$get(
          { param: { id: String(projectId), indicatorId: String(indicatorId) }, query: { month } },
          { init: { signal } },
        ),
      ),
  })

type Sent<T> = Partial<T> & { version?: number; state?: 'kept' | 'removed' }
export const addContract = (projectId: number, json: ContractInput) => bodyOf(rows.$post({ param: paramOf(projectId), json }))
export const changeContract = (projectId: number, contractId: number, json: Sent<ContractInput>) =>
  bodyOf(rows[':contractId'].$patch({ param: rowOf(projectId, contractId), json }))
export const addPayment = (projectId: number, contractId: number, json: PaymentInput) =>
  bodyOf(rows[':contractId'].payments.$post({ param: rowOf(projectId, contractId), json }))
export const changePayment = (projectId: number, contractId: number, paymentId: number, json: Sent<PaymentInput>) =>
  bodyOf(
    rows[':contractId'].payments[':paymentId'].$patch({
      param: { ...rowOf(projectId, contractId), paymentId: String(paymentId) },
      json,
    }),
  )

export type RecipeChange = { indicatorId: number; recipe: RegisterRecipe | SheetRecipe | null; version: number }
export const saveRecipes = (projectId: number, recipes: RecipeChange[]) =>
  bodyOf(project.recipes.$put({ param: paramOf(projectId), json: { recipes } }))

type Found = { path: string; code: string; message: string }
type Cell = string | number | boolean | string[] | null
export type RegisterImport = {
  counts: { rows: number; added: number; changed: number; same: number; payments: number; notInFile: number }
  rows: {
    place: string
    kind: 'added' | 'changed'
    item: string
    contractNo: string
    fields: { field: keyof ContractInput; before: Cell; after: Cell }[]
    payments: { kind: 'added' | 'changed'; paidOn: string; amount: number }[]
  }[]
  problems: Found[]
  questions: Found[]
}
export const importRegister = (projectId: number, file: Blob, dryRun: boolean) =>
  sendRaw<RegisterImport>(
    'POST',
    `/projects/${projectId}/imports/register${dryRun ? '?dryRun=1' : ''}`,
    file,
    'application/octet-stream',
  )

/** The workbook, fetched so that a refusal is told on the page. */
export async function exportRegister(projectId: number): Promise<Blob> {
  return (await request(`/api/v1/projects/${projectId}/exports/register.xlsx`)).blob()
}
