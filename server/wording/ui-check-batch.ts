import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { checkBatch as en } from './en/ui-check-batch.ts'
import type { Words } from './ui.ts'
import { checkBatch as zh } from './zh/ui-check-batch.ts'

export const checkBatchWords: Words<typeof zh> = { 'zh-CN': zh, en }

/** What is said of a file or table beside the others. */
export const sayRemark = (lang: Language, code: keyof typeof zh.remarks, params: Params): string =>
  checkBatchWords[lang].remarks[code].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''))
