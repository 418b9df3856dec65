import { life as en } from './en/ui-life.ts'
import type { Words } from './ui.ts'
import { life as zh } from './zh/ui-life.ts'

export const lifeWords: Words<typeof zh> = { 'zh-CN': zh, en }
