import { evaluation as en } from './en/ui-evaluation.ts'
import type { Words } from './ui.ts'
import { evaluation as zh } from './zh/ui-evaluation.ts'

export const evaluationWords: Words<typeof zh> = { 'zh-CN': zh, en }
