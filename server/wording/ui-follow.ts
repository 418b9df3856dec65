import { follow as en } from './en/ui-follow.ts'
import type { Words } from './ui.ts'
import { follow as zh } from './zh/ui-follow.ts'

export const followWords: Words<typeof zh> = { 'zh-CN': zh, en }
