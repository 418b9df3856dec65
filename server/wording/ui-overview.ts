import { overview as en } from './en/ui-overview.ts'
import type { Words } from './ui.ts'
import { overview as zh } from './zh/ui-overview.ts'

export const overviewWords: Words<typeof zh> = { 'zh-CN': zh, en }
