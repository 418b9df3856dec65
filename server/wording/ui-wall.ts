import { wall as en } from './en/ui-wall.ts'
import type { Words } from './ui.ts'
import { wall as zh } from './zh/ui-wall.ts'

export const wallWords: Words<typeof zh> = { 'zh-CN': zh, en }
