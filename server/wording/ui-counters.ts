import { counters as en } from './en/ui-counters.ts'
import type { Words } from './ui.ts'
import { counters as zh } from './zh/ui-counters.ts'

export const countersWords: Words<typeof zh> = { 'zh-CN': zh, en }
