import { years as en } from './en/ui-years.ts'
import type { Words } from './ui.ts'
import { years as zh } from './zh/ui-years.ts'

export const yearsWords: Words<typeof zh> = { 'zh-CN': zh, en }
