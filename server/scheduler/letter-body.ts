/** A letter's body as it waits: plain text, or text with a designed part and its pictures. */
export type Designed = { text: string; html: string; stop: string | null; pictures: { cid: string; png: string }[] }

const mark = 'jichi-mail/1\n'

export const packBody = (designed: Designed): string => mark + JSON.stringify(designed)

export function unpackBody(body: string): Designed {
  if (!body.startsWith(mark)) return { text: body, html: '', stop: null, pictures: [] }
  return JSON.parse(body.slice(mark.length)) as Designed
}
