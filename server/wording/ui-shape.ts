import { shape as en } from './en/ui-shape.ts'
import type { Words } from './ui.ts'
import { shape as zh } from './zh/ui-shape.ts'

export const shapeWords: Words<typeof zh> = { 'zh-CN': zh, en }
