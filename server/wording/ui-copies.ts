import { copies as en } from './en/ui-copies.ts'
import type { Words } from './ui.ts'
import { copies as zh } from './zh/ui-copies.ts'

export const copiesWords: Words<typeof zh> = { 'zh-CN': zh, en }
