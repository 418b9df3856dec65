import { entryBook as en } from './en/entry-workbook.ts'
import type { Words } from './ui.ts'
import { entryBook as zh } from './zh/entry-workbook.ts'

export const entryBookWords: Words<typeof zh> = { 'zh-CN': zh, en }

/** The headings a returned workbook may have, one set a language. */
export const entryBookHeadings = (section: 'indicators' | 'money'): Record<keyof typeof zh.headings.money, string>[] => [
  zh.headings[section],
  en.headings[section],
]
