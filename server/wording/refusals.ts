import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { carry as carryEn } from './en/carry-over.ts'
import { counter as counterEn } from './en/counter.ts'
import { document as documentEn } from './en/document.ts'
import { evaluation as evaluationEn } from './en/evaluation.ts'
import { follow as followEn } from './en/follow.ts'
import { formBack as formBackEn } from './en/form-back.ts'
import { problem as problemEn } from './en/problem.ts'
import { refusal as refusalEn } from './en/refusal.ts'
import { register as registerEn } from './en/register.ts'
import { rulesRefusal as rulesEn } from './en/rules-refusal.ts'
import { sheet as sheetEn } from './en/sheet.ts'
import { template as templateEn } from './en/template.ts'
import { workbook as workbookEn } from './en/workbook.ts'
import { say } from './say.ts'
import { carry as carryZh } from './zh/carry-over.ts'
import { counter as counterZh } from './zh/counter.ts'
import { document as documentZh } from './zh/document.ts'
import { evaluation as evaluationZh } from './zh/evaluation.ts'
import { follow as followZh } from './zh/follow.ts'
import { formBack as formBackZh } from './zh/form-back.ts'
import { problem as problemZh } from './zh/problem.ts'
import { refusal as refusalZh } from './zh/refusal.ts'
import { register as registerZh } from './zh/register.ts'
import { rulesRefusal as rulesZh } from './zh/rules-refusal.ts'
import { sheet as sheetZh } from './zh/sheet.ts'
import { template as templateZh } from './zh/template.ts'
import { workbook as workbookZh } from './zh/workbook.ts'

const refusals = {
  'zh-CN': {
    ...refusalZh,
    ...carryZh,
    ...counterZh,
    ...evaluationZh,
    ...followZh,
    ...formBackZh,
    ...rulesZh,
    ...sheetZh,
    ...templateZh,
  },
  en: {
    ...refusalEn,
    ...carryEn,
    ...counterEn,
    ...evaluationEn,
    ...followEn,
    ...formBackEn,
    ...rulesEn,
    ...sheetEn,
    ...templateEn,
  },
}
const problems = {
  'zh-CN': { ...refusals['zh-CN'], ...documentZh, ...problemZh, ...registerZh, ...workbookZh },
  en: { ...refusals.en, ...documentEn, ...problemEn, ...registerEn, ...workbookEn },
}

/** Title (`code`) or advice (`code.detail`) of a refused request. */
export const sayRefusal = (lang: Language, code: string, params: Params = {}) => say(refusals, lang, code, params)

/** What is wrong in one place of a request. */
export const sayProblem = (lang: Language, code: string, params: Params = {}) => say(problems, lang, code, params)
