import type { MessageKind } from '#domain/message'
import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { message as en } from './en/message.ts'
import { say } from './say.ts'
import { message as zh } from './zh/message.ts'

const catalogues = { 'zh-CN': zh, en }

/** A message's headline and its sentence. */
export const sayMessage = (lang: Language, kind: MessageKind, params: Params) => ({
  title: say(catalogues, lang, kind, params),
  text: say(catalogues, lang, `${kind}.text`, params),
})
