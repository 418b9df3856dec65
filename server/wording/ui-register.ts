import { register as en } from './en/ui-register.ts'
import type { Words } from './ui.ts'
import { register as zh } from './zh/ui-register.ts'

export const registerWords: Words<typeof zh> = { 'zh-CN': zh, en }
