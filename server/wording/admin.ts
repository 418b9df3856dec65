import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { admin as en } from './en/admin.ts'
import { say } from './say.ts'
import { admin as zh } from './zh/admin.ts'

/** What the command line says. */
export const sayAdmin = (lang: Language, code: string, params: Params = {}) => say({ 'zh-CN': zh, en }, lang, code, params)
