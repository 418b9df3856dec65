import { history as en } from './en/ui-history.ts'
import type { Words } from './ui.ts'
import { history as zh } from './zh/ui-history.ts'

export const historyWords: Words<typeof zh> = { 'zh-CN': zh, en }
