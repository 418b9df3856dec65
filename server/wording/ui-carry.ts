import { carry as en } from './en/ui-carry.ts'
import type { Words } from './ui.ts'
import { carry as zh } from './zh/ui-carry.ts'

export const carryWords: Words<typeof zh> = { 'zh-CN': zh, en }
