import { Refusal } from '../refusal.ts'
import { partsOf } from './multipart.ts'

type Sent = { bytes: Uint8Array; fileName: string | null; fields: Map<string, string> }

/** The bytes of a request: the body itself, or the one file (or pasted text) of a form with what its other fields say. */
export async function oneFile(contentType: string, body: AsyncIterable<Uint8Array>): Promise<Sent> {
  const fields = new Map<string, string>()
  if (!/^multipart\/form-data/i.test(contentType)) return { bytes: await whole(body), fileName: null, fields }
  let found: { bytes: Uint8Array; fileName: string | null } | null = null
  for await (const part of partsOf(contentType, body)) {
    if (part.fileName === null && part.name !== 'text') {
      fields.set(part.name, Buffer.from(await whole(part.body)).toString('utf8'))
      continue
    }
    if (found) throw new Refusal(400, 'one-file-expected')
    found = { bytes: await whole(part.body), fileName: part.fileName }
  }
  if (!found) throw new Refusal(400, 'one-file-expected')
  return { ...found, fields }
}

async function whole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}
