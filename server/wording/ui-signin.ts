import { signin as en } from './en/ui-signin.ts'
import { signin as zh } from './zh/ui-signin.ts'
import type { Words } from './ui.ts'

export const signinWords: Words<typeof zh> = { 'zh-CN': zh, en }
