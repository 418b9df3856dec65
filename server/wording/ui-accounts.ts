import { accounts as en } from './en/ui-accounts.ts'
import type { Words } from './ui.ts'
import { accounts as zh } from './zh/ui-accounts.ts'

export const accountsWords: Words<typeof zh> = { 'zh-CN': zh, en }
