import { entryImport as en } from './en/ui-import.ts'
import type { Words } from './ui.ts'
import { entryImport as zh } from './zh/ui-import.ts'

export const importWords: Words<typeof zh> = { 'zh-CN': zh, en }
