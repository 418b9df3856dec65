import { formBack as en } from './en/ui-form-back.ts'
import type { Words } from './ui.ts'
import { formBack as zh } from './zh/ui-form-back.ts'

export const formBackWords: Words<typeof zh> = { 'zh-CN': zh, en }
