import type { Declaration, Question } from '#domain/declaration'
import type { MoneyUnit } from './amount.ts'
import type { Ledger } from './source-ledger.ts'

export type Ask = Omit<Question, 'message' | 'params'> & { params?: Question['params'] }

/** A declaration while it is being read, with the questions raised on the way. */
export type Draft = ReturnType<typeof startDraft>

export function startDraft(ledger: Ledger) {
  const declaration: Declaration = {
    agencyCode: '',
    agencyName: '',
    projectName: '',
    projectType: '',
    projectAttribute: '',
    governmentProcurement: null,
    purchaseOfServices: null,
    year: 0,
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
    subprojects: [],
    budgetTotal: null,
    funding: [],
    indicators: [],
  }
  const questions: Question[] = []
  return {
    ledger,
    declaration,
    questions,
    /** Sentences are made by the wording, from code and params. */
    ask: (question: Ask) => void questions.push({ ...question, params: question.params ?? {}, message: '' }),
    /** 金额单位 of the whole form, where it names one. */
    formUnit: null as MoneyUnit | null,
    /** The year in a title such as 2021年度…申报表, used where no field names it. */
    titleYear: null as { year: number; at: number; cell: number } | null,
    /** Totals as printed, to be compared with the sums of their rows. */
    printed: { subprojects: null as Printed | null, funding: null as Printed | null },
    subprojectLines: [] as (number | null)[],
    priorYearCut: null as number | null,
    unitAssumed: null as number | null,
  }
}
export type Printed = { line: number | null; total: number | null; priorYear: number | null; thisYear: number | null }
