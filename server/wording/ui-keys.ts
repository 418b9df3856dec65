import { keys as en } from './en/ui-keys.ts'
import type { Words } from './ui.ts'
import { keys as zh } from './zh/ui-keys.ts'

export const keysWords: Words<typeof zh> = { 'zh-CN': zh, en }
