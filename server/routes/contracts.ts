import { createRoute, z } from '@hono/zod-openapi'
import {
  contractChangeSchema,
  contractInputSchema,
  paymentChangeSchema,
  paymentInputSchema,
  type ContractInput,
  type PaymentInput,
} from '#domain/contract'
import { monthSchema } from '#domain/month'
import { recipeSchema } from '#domain/recipe'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { saveContract, savePayment, type Change } from '../acts/save-contract.ts'
import { saveRecipes } from '../acts/save-recipes.ts'
import { indicatorRowsAnswer, indicatorRowsSchema } from '../answers/indicator-rows-answer.ts'
import {
  contractAnswer,
  contractHistoryAnswer,
  contractHistorySchema,
  contractSchema,
  registerAnswer,
  registerSchema,
} from '../answers/register-answer.ts'
import { router, type Ctx } from '../context.ts'
import { answers, bodyId, creates, idParam, jsonBody } from './kit.ts'

const contractParam = idParam.extend({ contractId: idParam.shape.id })
const paymentParam = contractParam.extend({ paymentId: idParam.shape.id })
const recipesInput = z.object({
  recipes: z
    .array(z.object({ indicatorId: bodyId, recipe: recipeSchema.nullable(), version: z.int().optional() }))
    .min(1)
    .max(500),
})

/** What was sent, without what was not. */
function changeOf<T>({ version, state, ...fields }: Record<string, unknown> & Omit<Change<T>, 'fields'>): Change<T> {
  const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
  return { fields: sent, version, state }
}

async function contractSaved(c: Ctx, place: { id: number; contractId?: number }, change: Change<ContractInput>) {
  const at = c.get('at')
  const caller = demand(c.get('caller'), 'enter')
  const row = await act(c, 'contract.save', (db, tell) =>
    saveContract(db, caller, { projectId: place.id, contractId: place.contractId }, change, at, tell),
  )
  return contractAnswer(at.store.db, place.id, row.id, at, c.get('lang'))
}

async function paymentSaved(c: Ctx, place: { id: number; contractId: number; paymentId?: number }, change: Change<PaymentInput>) {
  const at = c.get('at')
  const caller = demand(c.get('caller'), 'enter')
  const { id: projectId, contractId, paymentId } = place
  await act(c, 'contract.pay', (db, tell) => savePayment(db, caller, { projectId, contractId, paymentId }, change, at, tell))
  return contractAnswer(at.store.db, projectId, contractId, at, c.get('lang'))
}

export const contracts = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/contracts',
      request: { params: idParam },
      responses: answers(registerSchema, 'The contract register, and what follows from it beside what the months hold'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      return c.json(await registerAnswer(at.store.db, caller, c.req.valid('param').id, at, c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/contracts',
      request: { params: idParam, ...jsonBody(contractInputSchema) },
      responses: creates(contractSchema, 'Adds a row; the months that follow from it are written at once'),
    }),
    async c => c.json(await contractSaved(c, c.req.valid('param'), { fields: c.req.valid('json') }), 201),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/projects/{id}/contracts/{contractId}',
      request: { params: contractParam, ...jsonBody(contractChangeSchema) },
      responses: answers(contractSchema, 'A new version of a row; state removed takes it out; a stale version is 409 with both'),
    }),
    async c => c.json(await contractSaved(c, c.req.valid('param'), changeOf<ContractInput>(c.req.valid('json'))), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/contracts/{contractId}/history',
      request: { params: contractParam },
      responses: answers(contractHistorySchema, 'Every version of a row and of its payments, oldest first'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id, contractId } = c.req.valid('param')
      return c.json(await contractHistoryAnswer(c.get('at').store.db, caller, id, contractId), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/contracts/{contractId}/payments',
      request: { params: contractParam, ...jsonBody(paymentInputSchema) },
      responses: creates(contractSchema, 'Adds a payment; the month’s expenditure follows'),
    }),
    async c => c.json(await paymentSaved(c, c.req.valid('param'), { fields: c.req.valid('json') }), 201),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/projects/{id}/contracts/{contractId}/payments/{paymentId}',
      request: { params: paymentParam, ...jsonBody(paymentChangeSchema) },
      responses: answers(contractSchema, 'A new version of a payment; state removed takes it out'),
    }),
    async c => c.json(await paymentSaved(c, c.req.valid('param'), changeOf<PaymentInput>(c.req.valid('json'))), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/projects/{id}/recipes',
      request: { params: idParam, ...jsonBody(recipesInput) },
      responses: answers(registerSchema, 'Confirms how indicators follow from rows; null = typed again'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id } = c.req.valid('param')
      const { recipes } = c.req.valid('json')
      await act(c, 'recipe.save', (db, tell) => saveRecipes(db, caller, id, recipes, at, tell))
      return c.json(await registerAnswer(at.store.db, caller, id, at, c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/indicators/{indicatorId}/rows',
      request: { params: idParam.extend({ indicatorId: idParam.shape.id }), query: z.object({ month: monthSchema }) },
      responses: answers(indicatorRowsSchema, 'Which kept rows made an indicator’s number up to a month'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { id, indicatorId } = c.req.valid('param')
      return c.json(await indicatorRowsAnswer(at.store.db, caller, id, indicatorId, c.req.valid('query').month, at), 200)
    },
  )
