import { readFileSync } from 'node:fs'
import type { Declaration, DeclaredIndicator } from '#domain/declaration'
import { readTarget } from '#domain/target-reader'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import type { Client } from './app.ts'

export const suzhouForm = readFileSync(new URL('../forms/suzhou-2021-declaration.txt', import.meta.url), 'utf8')

/** An indicator with what a test does not care about left at its usual. */
export function indicator(name: string, raw: string, more: Partial<DeclaredIndicator> = {}): DeclaredIndicator {
  return {
    category: '产出',
    subcategory: '',
    name,
    subprojects: [],
    target: readTarget(raw, name),
    explanation: '',
    evidenceSource: '',
    aggregation: 'sum',
    pacing: 'even',
    monthlyPlan: null,
    dueMonth: null,
    stages: null,
    contributors: [],
    weight: null,
    source: null,
    ...more,
  }
}

/** A small declaration of 2021: 120 万元 in one sub-project. */
export function declaration(more: Partial<Declaration> = {}): Declaration {
  return {
    agencyCode: 'U1',
    agencyName: '测试单位',
    projectName: '测试项目',
    projectType: '',
    projectAttribute: '',
    governmentProcurement: null,
    purchaseOfServices: null,
    year: 2021,
    overview: '',
    basis: '',
    necessity: '',
    safeguards: '',
    plan: '',
    overallObjective: '',
    annualObjective: '',
    leader: '',
    contact: '',
    phone: '',
    priorYear: { arranged: null, allocated: null, spent: null },
    subprojects: [{ name: '子项目一', budget: 120_000_000 }],
    budgetTotal: 120_000_000,
    funding: [],
    indicators: [indicator('服务人次', '1200人次'), indicator('验收合格率', '100%', { aggregation: 'ratio', pacing: 'whole' })],
    ...more,
  }
}

/** Saves a declaration through the interface and answers the project. */
export async function declare(client: Client, more: Partial<Declaration> = {}): Promise<ProjectAnswer> {
  const { status, body } = await client.call<ProjectAnswer>('POST', '/projects', { declaration: declaration(more) })
  if (status !== 201) throw new Error(`declare: ${status} ${JSON.stringify(body)}`)
  return body
}

export const idOf = (project: ProjectAnswer, name: string): number => {
  const found = project.indicators.find(row => row.name === name)
  if (!found) throw new Error(`no indicator ${name}`)
  return found.id
}
