import type { Declaration, DeclaredIndicator } from '#domain/declaration'
import { monthOf } from '#domain/month'
import { derivationOf } from '#domain/derived-name'
import type { ProjectInsert } from '../../db/queries/projects.ts'
import { sanitizeRichText } from '../documents/rich-text.ts'

/** What the declaration itself does not say: ids, who saves it, when, and which questions stay open. */
export type Saving = {
  projectId: number
  agencyId: number
  firstSubproject: number
  firstIndicator: number
  contributors: Map<string, number>
  sample: boolean
  previousProjectId: number | null
  questions: string
  by: number
  at: number
}

/** How many sub-projects are stored: a project without any is its own only one, so that its money has a place. */
export const subprojectsOf = (declaration: Declaration) =>
  declaration.subprojects.length ? declaration.subprojects : [{ name: declaration.projectName, budget: declaration.budgetTotal }]

const sumOrNull = (amounts: (number | null)[]) => {
  const known = amounts.filter(amount => amount !== null)
  return known.length ? known.reduce((a, b) => a + b, 0) : null
}

/** A declaration as the rows that store it; rich text is sanitised here, whatever the sender did. */
export function rowsOf(declaration: Declaration, saving: Saving): ProjectInsert {
  const { projectId, by, at } = saving
  const subprojects = subprojectsOf(declaration).map((row, i) => ({
    id: saving.firstSubproject + i,
    projectId,
    seq: i + 1,
    name: row.name,
    budget: row.budget,
  }))
  const indicators = declaration.indicators.map((row, i) => ({ id: saving.firstIndicator + i, row }))
  return {
    project: {
      id: projectId,
      agencyId: saving.agencyId,
      year: declaration.year,
      name: declaration.projectName,
      type: declaration.projectType,
      attribute: declaration.projectAttribute,
      governmentProcurement: declaration.governmentProcurement,
      purchaseOfServices: declaration.purchaseOfServices,
      startMonth: monthOf(declaration.year, 1),
      budgetInitial: declaration.budgetTotal ?? sumOrNull(subprojects.map(s => s.budget)),
      budgetAdjusted: null,
      adjustedFrom: null,
      sample: saving.sample,
      createdAt: at,
      createdBy: by,
      version: 1,
      previousProjectId: saving.previousProjectId,
    },
    text: {
      projectId,
      overview: sanitizeRichText(declaration.overview),
      basis: sanitizeRichText(declaration.basis),
      necessity: sanitizeRichText(declaration.necessity),
      safeguards: sanitizeRichText(declaration.safeguards),
      plan: sanitizeRichText(declaration.plan),
      overallObjective: sanitizeRichText(declaration.overallObjective),
      annualObjective: sanitizeRichText(declaration.annualObjective),
      leader: declaration.leader,
      contact: declaration.contact,
      phone: declaration.phone,
      priorArranged: declaration.priorYear.arranged,
      priorAllocated: declaration.priorYear.allocated,
      priorSpent: declaration.priorYear.spent,
      questions: saving.questions,
    },
    subprojects,
    funding: declaration.funding.map((row, i) => ({ projectId, seq: i + 1, ...row })),
    indicators: indicators.map(({ id, row }, i) => ({ id, projectId, seq: i + 1, ...indicatorRow(row) })),
    targets: indicators.map(({ id, row }) => ({
      projectId,
      indicatorId: id,
      version: 1,
      effective: monthOf(declaration.year, 1),
      target: JSON.stringify(row.target),
      plan: row.monthlyPlan?.length ? JSON.stringify(row.monthlyPlan) : null,
      documentNo: '',
      reason: '',
      recordedAt: at,
      recordedBy: by,
    })),
    links: indicators.flatMap(({ id, row }) =>
      [...new Set(row.subprojects)].flatMap(name => {
        const subproject = subprojects.find(s => s.name === name)
        return subproject ? [{ projectId, indicatorId: id, subprojectId: subproject.id }] : []
      }),
    ),
    contributors: indicators.flatMap(({ id, row }) =>
      row.contributors.map(unit => ({
        projectId,
        indicatorId: id,
        agencyId: saving.contributors.get(unit.agencyCode)!,
        share: unit.share,
      })),
    ),
  }
}

function indicatorRow(row: DeclaredIndicator) {
  return {
    category: row.category,
    subcategory: row.subcategory,
    name: row.name,
    explanation: row.explanation,
    evidenceSource: row.evidenceSource,
    aggregation: row.aggregation,
    pacing: row.pacing,
    dueMonth: row.dueMonth,
    stages: row.stages ? JSON.stringify(row.stages) : null,
    weight: row.weight,
    derivation: derivationOf(row.name),
    sourceLine: row.source?.line ?? null,
  }
}
