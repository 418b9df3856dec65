import { share as en } from './en/ui-share.ts'
import type { Words } from './ui.ts'
import { share as zh } from './zh/ui-share.ts'

export const shareWords: Words<typeof zh> = { 'zh-CN': zh, en }
