import { mixed } from './postings.ts'

/** A text as its shingles: runs of characters, which need no words cut out of Chinese. */

/** Shorter runs recur in any two texts of the trade; longer ones miss what was copied with a word exchanged here and there. */
export const shingle = 6
/** Of every so many neighbouring shingles one is kept (winnowing): any run of 9 characters keeps at least one. */
export const window = 4

/** The characters that count, with the place each stood at: no blanks, no marks, digits all alike, since a copied sentence with
 * another number in it is copied all the same. */
export type Plain = { text: string; places: number[] }

export function plainOf(raw: string): Plain {
  const places: number[] = []
  let text = ''
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) {
      text += raw[i]
      places.push(i)
      continue
    }
    for (const char of raw[i]!.normalize('NFKC').toLowerCase()) {
      if (!/[\p{L}\p{N}]/u.test(char)) continue
      text += /\d/.test(char) ? '0' : char
      for (let k = 0; k < char.length; k++) places.push(i)
    }
  }
  return { text, places }
}

const base = 16_777_619
let power = 1
for (let i = 1; i < shingle; i++) power = Math.imul(power, base)

/** A hash for every run of characters. */
export function shinglesOf(text: string): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - shingle + 1))
  let rolling = 0
  for (let i = 0; i < text.length; i++) {
    if (i >= shingle) rolling = (rolling - Math.imul(text.charCodeAt(i - shingle), power)) | 0
    rolling = (Math.imul(rolling, base) + text.charCodeAt(i)) | 0
    if (i >= shingle - 1) hashes[i - shingle + 1] = mixed(rolling)
  }
  return hashes
}

/** The kept ones by their place (robust winnowing, Schleimer, Wilkerson, Aiken 2003): the same run keeps the same ones. */
export function fingerprints(text: string): { hash: number; at: number }[] {
  const hashes = shinglesOf(text)
  const kept: { hash: number; at: number }[] = []
  let last = -1
  for (let from = 0; from + window <= hashes.length; from++) {
    let least = from
    for (let i = from + 1; i < from + window; i++) if (hashes[i]! <= hashes[least]!) least = i
    if (least !== last) kept.push({ hash: hashes[least]!, at: (last = least) })
  }
  return kept
}
