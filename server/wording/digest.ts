import { digest as en } from './en/digest.ts'
import type { Words } from './ui.ts'
import { digest as zh } from './zh/digest.ts'

export const digestWords: Words<typeof zh> = { 'zh-CN': zh, en }
