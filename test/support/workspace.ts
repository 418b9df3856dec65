import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import type { Declaration } from '#domain/declaration'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api } from './browser.ts'
import type { Server } from './server.ts'
import { entriesOf, moneyOf, works, worksPlan } from './suzhou-months.ts'

export const suzhouForm = readFileSync(new URL('../forms/suzhou-2021-declaration.txt', import.meta.url), 'utf8')

/** The Suzhou form saved by the interface, its works with the monthly plan a unit would give. */
export async function declareSuzhou(request: APIRequestContext, server: Server): Promise<ProjectAnswer> {
  const { declaration } = await api<{ declaration: Declaration }>(request, server, 'POST', '/declarations/parse', suzhouForm)
  const indicators = declaration.indicators.map(row =>
    row.name === works ? { ...row, pacing: 'plan', monthlyPlan: worksPlan } : row,
  )
  return api<ProjectAnswer>(request, server, 'POST', '/projects', { declaration: { ...declaration, indicators } })
}

/** Months entered by the interface, so that a test of one screen does not depend on another. */
export async function enterMonths(request: APIRequestContext, server: Server, project: ProjectAnswer, names: readonly string[]) {
  for (const month of names) {
    const entries = entriesOf(project.indicators, month)
    if (entries.length > 0) await api(request, server, 'PUT', `/projects/${project.id}/actuals/${month}`, { entries })
    const money = { entries: moneyOf(project.subprojects, month) }
    await api(request, server, 'PUT', `/projects/${project.id}/expenditures/${month}`, money)
  }
}

/** The sample's real form: the project with most to look at. */
export async function sampleSuzhou(request: APIRequestContext, server: Server): Promise<ProjectAnswer> {
  const q = encodeURIComponent('信息化建设')
  const { items } = await api<{ items: { id: number; name: string }[] }>(request, server, 'GET', `/projects?q=${q}`)
  const found = items.find(item => item.name.includes('2021年信息化建设'))
  if (!found) throw new Error('the sample holds no Suzhou form')
  return api<ProjectAnswer>(request, server, 'GET', `/projects/${found.id}`)
}

/** Left edge and width of every element of a selector that is seen. */
export const boxesOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .filter({ visible: true })
    .evaluateAll(all =>
      all.map(one => {
        const { x, width } = one.getBoundingClientRect()
        return { x, width, what: `${one.className} ${one.closest('section')?.querySelector('h2')?.textContent ?? ''}` }
      }),
    )
