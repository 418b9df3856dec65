/** Personal data as others see it: enough to recognise, not enough to use (GB/T 35273: display with marks). */

const han = /^[\u3400-\u9fff\uf900-\ufaff·•]+$/
const stars = (count: number) => '*'.repeat(Math.max(count, 1))

/** 张三 is 张*, 欧阳建国 is 欧***; a foreign name keeps each word's first letter; one letter alone says nothing. */
export function maskName(name: string): string {
  const text = name.trim()
  if (text === '') return ''
  const letters = [...text]
  if (letters.length === 1) return '*'
  if (han.test(text)) return letters[0]! + stars(letters.length - 1)
  return text
    .split(/\s+/)
    .map(word => [...word][0]! + '**')
    .join(' ')
}

/** 13912345678 is 139****5678, 0512-65123456 is 0512-****3456; what is too short to keep anything is hidden whole. */
export function maskPhone(phone: string): string {
  const text = phone.trim()
  if (text === '') return ''
  return text.replaceAll(/\d[\d\s()+-]*\d|\d/g, maskNumber).replaceAll(/[^\d\s()+*,;/、，；-]+/g, '**')
}

function maskNumber(number: string): string {
  const digits = number.replaceAll(/\D/g, '').length
  const [head, tail] = digits >= 11 ? [digits - 8, 4] : digits >= 7 ? [0, 2] : [0, 0]
  let at = 0
  return number.replaceAll(/\d/g, digit => {
    at++
    return at <= head || at > digits - tail ? digit : '*'
  })
}

/** A student number, account, identity card or telephone number in a list: 3205…12 is 320*…*12, a name is masked as a name. */
export function maskKey(key: string): string {
  const text = key.trim()
  const letters = [...text]
  if (han.test(text)) return maskName(text)
  if (letters.length < 4) return stars(letters.length)
  const [head, tail] = letters.length >= 8 ? [3, 2] : [1, 1]
  return letters.slice(0, head).join('') + stars(letters.length - head - tail) + letters.slice(-tail).join('')
}

export type Personal = { leader: string; contact: string; phone: string }

export const maskPersonal = ({ leader, contact, phone }: Personal): Personal => ({
  leader: maskName(leader),
  contact: maskName(contact),
  phone: maskPhone(phone),
})

/** What a text sent back means: the masked one changes nothing, and no text with stars in it is ever stored. */
export function unmasked(sent: string, stored: string, mask: (text: string) => string): 'keep' | 'change' | 'masked' {
  if (sent === stored || sent === mask(stored)) return 'keep'
  return /[*＊]/.test(sent) ? 'masked' : 'change'
}
