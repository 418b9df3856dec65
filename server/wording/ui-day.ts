import { day as en } from './en/ui-day.ts'
import type { Words } from './ui.ts'
import { day as zh } from './zh/ui-day.ts'

export const dayWords: Words<typeof zh> = { 'zh-CN': zh, en }
