import { createHash } from 'node:crypto'
import type { Language } from '#domain/vocabulary'
import { stopWords } from '#wording/ui-stop'

const style =
  ':root{color-scheme:light dark}body{margin:15vh auto;max-width:28rem;padding:0 1.5rem;font:16px/1.6 system-ui,sans-serif}h1{font-size:20px}button{min-height:44px;font:inherit;padding:0 1.2rem}'
/** The page's one style, named by its hash: nothing else may be written into it. */
export const stopPolicy = `default-src 'none'; frame-ancestors 'none'; form-action 'self'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`

/** The page a stop link leads to, without signing in: it asks, and only the pressed button stops. */
export function stopPage(lang: Language, state: 'ask' | 'done' | 'gone', subject: string): string {
  const t = stopWords[lang]
  const what = t.subjects[subject] ?? ''
  const said =
    state === 'ask'
      ? `<p>${t.ask(what)}</p><form method="post"><button>${t.press}</button></form>`
      : `<p>${state === 'done' ? t.done(what) : t.gone}</p><p>${state === 'done' ? t.again : ''}</p>`
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t.title}</title><style>${style}</style></head><body><main><h1>${t.title}</h1>${said}</main></body></html>`
}
