import { gaps as en } from './en/ui-gaps.ts'
import type { Words } from './ui.ts'
import { gaps as zh } from './zh/ui-gaps.ts'

export const gapsWords: Words<typeof zh> = { 'zh-CN': zh, en }
