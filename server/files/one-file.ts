import { Refusal } from '../refusal.ts'
import { partsOf } from './multipart.ts'

/** The bytes of a request: the body itself, or the one file (or pasted text) of a form. */
export async function oneFile(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ bytes: Uint8Array; fileName: string | null }> {
  if (!/^multipart\/form-data/i.test(contentType)) return { bytes: await whole(body), fileName: null }
  let found: { bytes: Uint8Array; fileName: string | null } | null = null
  for await (const part of partsOf(contentType, body)) {
    if (part.fileName === null && part.name !== 'text') continue
    if (found) throw new Refusal(400, 'one-file-expected')
    found = { bytes: await whole(part.body), fileName: part.fileName }
  }
  if (!found) throw new Refusal(400, 'one-file-expected')
  return found
}

async function whole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}
