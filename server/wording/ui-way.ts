import { way as en } from './en/ui-way.ts'
import type { Words } from './ui.ts'
import { way as zh } from './zh/ui-way.ts'

export const wayWords: Words<typeof zh> = { 'zh-CN': zh, en }
