import { review as en } from './en/ui-review.ts'
import type { Words } from './ui.ts'
import { review as zh } from './zh/ui-review.ts'

export const reviewWords: Words<typeof zh> = { 'zh-CN': zh, en }
