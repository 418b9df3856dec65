import type { Problem } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { document as en } from './en/document.ts'
import { say } from './say.ts'
import { document as zh } from './zh/document.ts'

const pair = { 'zh-CN': zh, en }

/** Why a document could not be read, in a sentence. */
export const sayDocumentProblem = (lang: Language, problem: Problem): string => say(pair, lang, problem.code, problem.params)
