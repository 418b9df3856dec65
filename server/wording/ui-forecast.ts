import { forecast as en } from './en/ui-forecast.ts'
import type { Words } from './ui.ts'
import { forecast as zh } from './zh/ui-forecast.ts'

export const forecastWords: Words<typeof zh> = { 'zh-CN': zh, en }
