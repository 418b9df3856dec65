import { links as en } from './en/ui-links.ts'
import type { Words } from './ui.ts'
import { links as zh } from './zh/ui-links.ts'

export const linkWords: Words<typeof zh> = { 'zh-CN': zh, en }
