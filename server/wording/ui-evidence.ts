import { evidence as en } from './en/ui-evidence.ts'
import type { Words } from './ui.ts'
import { evidence as zh } from './zh/ui-evidence.ts'

export const evidenceWords: Words<typeof zh> = { 'zh-CN': zh, en }
