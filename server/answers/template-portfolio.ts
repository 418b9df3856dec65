import { numberOf, yearOf } from '#domain/month'
import { summaryForm } from '#wording/summary-form'
import { sayWord } from '#wording/words'
import type { Db } from '../../db/open.ts'
import { agencyNames } from '../../db/queries/agencies.ts'
import type { Scope } from '../../db/scope.ts'
import type { Values } from '../templates/token.ts'
import { Refusal } from '../refusal.ts'
import { itemsAnswer, overviewAnswer, type Ask } from './overview-answer.ts'
import { block, day, money, points, rate, text } from './template-values.ts'

const page = 200
const mostProjects = 5000

/** What a portfolio says where a template asks: its sums, and its projects one by one. */
export async function portfolioValues(db: Db, scope: Scope, ask: Ask, today: string, most = mostProjects): Promise<Values> {
  const overview = await overviewAnswer(db, scope, { ...ask, sort: 'risk', page: 1, pageSize: 1 }, today)
  const { asOf, totals } = overview
  // A form is signed: it holds all of them, or it is not made.
  const { total } = overview.projects
  if (total > most) throw new Refusal(422, 'template-portfolio-large', { count: total, most })
  const items: Awaited<ReturnType<typeof itemsAnswer>>['items'] = []
  for (let number = 1; items.length < total; number++) {
    const found = await itemsAnswer(db, scope, { ...ask, asOf, sort: 'risk', page: number, pageSize: page }, today)
    items.push(...found.items)
    if (found.items.length < page) break
  }
  const unit = ask.agencyId === undefined ? '' : ((await agencyNames(db, [ask.agencyId])).get(ask.agencyId) ?? '')
  return {
    fields: {
      scope: text(unit || summaryForm.everyUnit),
      year: points(yearOf(asOf)),
      asOf: text(`${yearOf(asOf)}年${numberOf(asOf)}月`),
      today: day(today),
      count: points(total),
      fullYear: money(totals.budget),
      spent: money(totals.spent),
      rate: rate(totals.executionRate),
    },
    blocks: {
      projects: block(
        items.map(item => ({
          project: text(item.name),
          agency: text(item.agency.name),
          fullYear: money(item.budget),
          spent: money(item.spent),
          rate: rate(item.executionRate),
          budgetLight: text(sayWord('zh-CN', `signal.${item.budgetSignal}`)),
          targetLight: text(sayWord('zh-CN', `signal.${item.goalSignal}`)),
        })),
      ),
    },
  }
}
