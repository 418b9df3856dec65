import { entry as en } from './en/ui-entry.ts'
import type { Words } from './ui.ts'
import { entry as zh } from './zh/ui-entry.ts'

export const entryWords: Words<typeof zh> = { 'zh-CN': zh, en }
