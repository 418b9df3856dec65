import { checkCopy as en } from './en/ui-check-copy.ts'
import type { Words } from './ui.ts'
import { checkCopy as zh } from './zh/ui-check-copy.ts'

export const checkCopyWords: Words<typeof zh> = { 'zh-CN': zh, en }
