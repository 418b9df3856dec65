import { endingsOf, type FileType } from './vocabulary-evidence.ts'

/** The name a file is shown and handed out under; it never becomes part of a path. */

// oxlint-disable-next-line no-control-regex
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Without folders, control and direction characters and what no system allows; at most 120 characters, the ending kept. */
export function tidyName(given: string): string {
  const last = given.normalize('NFC').replaceAll(unseen, '').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if ([...plain].length <= 120) return plain
  const ending = endingOf(plain)
  return `${[...plain].slice(0, 110).join('')}…${ending === '' ? '' : `.${ending}`}`
}

export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The ending belongs to what the content is; a name without one is given it. */
export function nameFor(given: string, type: FileType): { ok: true; name: string } | { ok: false; ending: string } {
  const name = tidyName(given)
  const ending = endingOf(name)
  if (ending === '') return { ok: true, name: `${name || 'file'}.${endingsOf[type][0]!}` }
  return endingsOf[type].includes(ending) ? { ok: true, name } : { ok: false, ending }
}

/** RFC 6266 and RFC 5987: a plain name for old programs, the real one in UTF-8. */
export function attachmentHeader(name: string): string {
  const plain = name.replaceAll(/[^\u0020-\u007e]|["\\%;]/gu, '_')
  const exact = encodeURIComponent(name).replaceAll(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}
