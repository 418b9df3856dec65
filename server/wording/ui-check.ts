import { check as en } from './en/ui-check.ts'
import type { Words } from './ui.ts'
import { check as zh } from './zh/ui-check.ts'

export const checkWords: Words<typeof zh> = { 'zh-CN': zh, en }
