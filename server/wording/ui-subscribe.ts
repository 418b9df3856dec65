import { subscription as en } from './en/ui-subscribe.ts'
import type { Words } from './ui.ts'
import { subscription as zh } from './zh/ui-subscribe.ts'

export const subscribeWords: Words<typeof zh> = { 'zh-CN': zh, en }
