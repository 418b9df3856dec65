import type { Question } from '#domain/declaration'
import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { question as en } from './en/question.ts'
import { say } from './say.ts'
import { question as zh } from './zh/question.ts'

const pair = { 'zh-CN': zh, en }

/** The reader's questions with their sentences. */
export const sayQuestions = (lang: Language, questions: Question[]): Question[] =>
  questions.map(question => ({ ...question, message: say(pair, lang, question.code, question.params) }))

/** One question that stayed with a project. */
export const sayQuestion = (lang: Language, question: { code: string; params: Params }): string =>
  say(pair, lang, question.code, question.params)
