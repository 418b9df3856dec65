import { rules as en } from './en/ui-rules.ts'
import type { Words } from './ui.ts'
import { rules as zh } from './zh/ui-rules.ts'

export const rulesWords: Words<typeof zh> = { 'zh-CN': zh, en }
