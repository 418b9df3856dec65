import { declaration as en } from './en/ui-declaration.ts'
import type { Words } from './ui.ts'
import { declaration as zh } from './zh/ui-declaration.ts'

export const declarationWords: Words<typeof zh> = { 'zh-CN': zh, en }
