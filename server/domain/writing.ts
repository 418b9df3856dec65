import { percentNames } from './vocabulary-target.ts'

/** Other characters for the same sign: what typists, old fonts and scanners put in place of the plain one. */
const same: Readonly<Record<string, string>> = {
  '﹪': '%',
  '﹥': '>',
  '﹤': '<',
  '﹦': '=',
  '═': '=',
  '〓': '=',
  '≧': '≥',
  '⩾': '≥',
  '≮': '≥',
  '≦': '≤',
  '⩽': '≤',
  '≯': '≤',
  '−': '-',
  '﹣': '-',
  '‑': '-',
  '‐': '-',
  '–': '—',
  '―': '—',
  '─': '—',
  '∼': '~',
  '〜': '~',
  '∕': '/',
  '⁄': '/',
  '∶': ':',
  '„': ',',
}
const invisible = /[\p{Cc}\p{Cf}\p{Cs}]/u

/** One line of plain characters: full-width forms narrowed, spaces single, invisible characters dropped. */
export function plainText(raw: string): string {
  let out = ''
  for (const char of raw) {
    const code = char.codePointAt(0)!
    if (code > 0x20 && code < 0x7f) out += char
    else if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0)
    else if (/\s/.test(char)) out += ' '
    else if (!invisible.test(char)) out += same[char] ?? char
  }
  return out.replaceAll(/ {2,}/g, ' ').replaceAll(percentNames, '%').trim()
}

/** Without the stops that end a sentence. */
export function withoutStop(text: string): string {
  let end = text.length
  while (end > 0 && ' ;,.。、!'.includes(text[end - 1]!)) end -= 1
  return text.slice(0, end)
}

/** At most 500 characters of the writing, never half a character. */
export function keep(raw: string): string {
  const cut = raw.slice(0, 500)
  return raw.length > 500 && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}
