import { evidenceInputSchema } from '#domain/evidence'
import { figuresOf } from '#domain/file-figures'
import { nameFor } from '#domain/file-name'
import { problemsOf, signsNoTextHolds } from '#domain/issue'
import { Refusal } from '../refusal.ts'
import { discard, receive, type Files, type Received } from './file-store.ts'
import { fileTypeOf } from './file-type.ts'
import { partsOf } from './multipart.ts'
import { readLines } from './read-lines.ts'

/** Bytes an evidence file may have. */
export const evidenceLimit = 50 * 1024 * 1024
const fieldLimit = 4 * 1024

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    if ((size += piece.length) > fieldLimit) throw new Refusal(400, 'malformed-multipart')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

type Uploaded = { received: Received; fields: Record<string, string> }

/** The file of a request, written to the disk piece by piece: the body itself, or the one file of a form. */
async function receiveUpload(files: Files, contentType: string, body: AsyncIterable<Uint8Array>): Promise<Uploaded> {
  if (!/^multipart\/form-data/i.test(contentType)) return { received: await receive(files, body, evidenceLimit), fields: {} }
  const fields: Record<string, string> = {}
  let received: Received | null = null
  try {
    for await (const part of partsOf(contentType, body)) {
      if (part.fileName === null) fields[part.name] = await textOf(part.body)
      else if (received) throw new Refusal(400, 'one-file-expected')
      else {
        received = await receive(files, part.body, evidenceLimit)
        fields.name ??= part.fileName
      }
    }
  } catch (error) {
    if (received) await discard(received)
    throw error
  }
  if (!received) throw new Refusal(400, 'one-file-expected')
  return { received, fields }
}

/** Takes a file in: received, its kind seen from its content, its name tidied, what belongs to it read. Nothing is in its place yet. */
export async function takeUpload(
  files: Files,
  query: Record<string, unknown>,
  contentType: string,
  body: AsyncIterable<Uint8Array>,
) {
  const { received, fields } = await receiveUpload(files, contentType, body)
  try {
    const parsed = evidenceInputSchema.safeParse({ ...query, ...fields })
    if (!parsed.success) throw new Refusal(400, 'malformed', {}, problemsOf(parsed.error.issues))
    const signs = signsNoTextHolds(parsed.data)
    if (signs.length) throw new Refusal(400, 'malformed', {}, signs)
    const { name: given = '', note = '', ...place } = parsed.data
    const seen = await fileTypeOf(received.path, received.size)
    if (!seen.ok) throw new Refusal(415, 'evidence-type', {}, [{ path: 'file', code: seen.code, params: {} }])
    const named = nameFor(given, seen.type)
    if (!named.ok) {
      const params = { ending: named.ending, type: seen.type }
      throw new Refusal(415, 'evidence-type', {}, [{ path: 'name', code: 'file-named-otherwise', params }])
    }
    return { received, place, note: note.trim(), name: named.name, type: seen.type }
  } catch (error) {
    await discard(received)
    throw error
  }
}

/** The figures of a received file, as they are stored; null where nothing could be read. */
export async function figuresIn(
  files: Files,
  { path, size }: Received,
  type: Parameters<typeof readLines>[2],
): Promise<string | null> {
  const text = await readLines(files.pdfReader, path, type, size)
  if (!text) return null
  const { numbers, title, cut } = figuresOf(text.lines)
  return JSON.stringify({ numbers, title, cut: cut || text.cut })
}
