import { watch as en } from './en/ui-watch.ts'
import type { Words } from './ui.ts'
import { watch as zh } from './zh/ui-watch.ts'

export const watchWords: Words<typeof zh> = { 'zh-CN': zh, en }
