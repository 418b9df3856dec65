import { system as en } from './en/ui-system.ts'
import type { Words } from './ui.ts'
import { system as zh } from './zh/ui-system.ts'

export const systemWords: Words<typeof zh> = { 'zh-CN': zh, en }
