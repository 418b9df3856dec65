import { sheets as en } from './en/ui-sheets.ts'
import type { Words } from './ui.ts'
import { sheets as zh } from './zh/ui-sheets.ts'

export const sheetWords: Words<typeof zh> = { 'zh-CN': zh, en }
