import { templates as en } from './en/ui-templates.ts'
import type { Words } from './ui.ts'
import { templates as zh } from './zh/ui-templates.ts'

export const templateWords: Words<typeof zh> = { 'zh-CN': zh, en }
