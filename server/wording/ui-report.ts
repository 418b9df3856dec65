import { forms as enForms, report as enReport } from './en/ui-report.ts'
import type { Words } from './ui.ts'
import { forms as zhForms, report as zhReport } from './zh/ui-report.ts'

export const reportWords: Words<typeof zhReport> = { 'zh-CN': zhReport, en: enReport }
export const formWords: Words<typeof zhForms> = { 'zh-CN': zhForms, en: enForms }
