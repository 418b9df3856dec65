import { takes as en } from './en/ui-takes.ts'
import type { Words } from './ui.ts'
import { takes as zh } from './zh/ui-takes.ts'

export const takesWords: Words<typeof zh> = { 'zh-CN': zh, en }
