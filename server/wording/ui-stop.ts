import { stop as en } from './en/ui-stop.ts'
import type { Words } from './ui.ts'
import { stop as zh } from './zh/ui-stop.ts'

export const stopWords: Words<typeof zh> = { 'zh-CN': zh, en }
