import { common as en } from './en/ui-common.ts'
import { common as zh } from './zh/ui-common.ts'
import type { Words } from './ui.ts'

export const commonWords: Words<typeof zh> = { 'zh-CN': zh, en }
