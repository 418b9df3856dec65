import { lead as en } from './en/ui-lead.ts'
import type { Words } from './ui.ts'
import { lead as zh } from './zh/ui-lead.ts'

export const leadWords: Words<typeof zh> = { 'zh-CN': zh, en }
