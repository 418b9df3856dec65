import { project as en } from './en/ui-project.ts'
import type { Words } from './ui.ts'
import { project as zh } from './zh/ui-project.ts'

export const projectWords: Words<typeof zh> = { 'zh-CN': zh, en }
