import { account as en } from './en/ui-account.ts'
import type { Words } from './ui.ts'
import { account as zh } from './zh/ui-account.ts'

export const accountWords: Words<typeof zh> = { 'zh-CN': zh, en }
