import { compare as en } from './en/ui-compare.ts'
import type { Words } from './ui.ts'
import { compare as zh } from './zh/ui-compare.ts'

export const compareWords: Words<typeof zh> = { 'zh-CN': zh, en }
