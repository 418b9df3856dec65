import { audit as en } from './en/ui-audit.ts'
import type { Words } from './ui.ts'
import { audit as zh } from './zh/ui-audit.ts'

export const auditWords: Words<typeof zh> = { 'zh-CN': zh, en }
