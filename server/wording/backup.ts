import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { backup as en } from './en/backup.ts'
import { say } from './say.ts'
import { backup as zh } from './zh/backup.ts'

/** What is said of a backup, or of what is wrong with one. */
export const sayBackup = (lang: Language, code: string, params: Params = {}) => say({ 'zh-CN': zh, en }, lang, code, params)
