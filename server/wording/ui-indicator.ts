import { indicator as en } from './en/ui-indicator.ts'
import type { Words } from './ui.ts'
import { indicator as zh } from './zh/ui-indicator.ts'

export const indicatorWords: Words<typeof zh> = { 'zh-CN': zh, en }
