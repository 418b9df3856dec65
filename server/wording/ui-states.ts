import { states as en } from './en/ui-states.ts'
import { states as zh } from './zh/ui-states.ts'
import type { Words } from './ui.ts'

export const stateWords: Words<typeof zh> = { 'zh-CN': zh, en }
