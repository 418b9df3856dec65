import { questions as en } from './en/ui-questions.ts'
import type { Words } from './ui.ts'
import { questions as zh } from './zh/ui-questions.ts'

export const questionWords: Words<typeof zh> = { 'zh-CN': zh, en }
