import type { Answer, Problem } from '#domain/problem'
import { unpackFolder } from '../documents/folder-zip.ts'
import { Refusal } from '../refusal.ts'
import { partsOf } from './multipart.ts'

/** The files of a request that carries many: the parts of a form, and the files inside a packed folder. What cannot be unpacked is
 * one file with its problem, and the others go on. */

export type Handed = { name: string; bytes: Uint8Array | null; problem: Problem | null }
export const most = { files: 500, fileBytes: 10_000_000, bytes: 50_000_000 } as const

/** Left by systems and open programs beside the files people mean. */
const beside = /(?:^|\/)(?:\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini)$|(?:^|\/)__MACOSX\//i

type Sent = { name: string; bytes: Uint8Array | null }

export async function filesSent(contentType: string, body: AsyncIterable<Uint8Array>): Promise<Sent[]> {
  if (!/^multipart\/form-data/i.test(contentType)) {
    const { bytes, size } = await gathered(body, most.bytes)
    if (!bytes) throw new Refusal(413, 'too-large', { limit: most.bytes / 1_000_000 })
    return size === 0 ? [] : [{ name: '', bytes }]
  }
  const sent: Sent[] = []
  let total = 0
  for await (const part of partsOf(contentType, body, most.files + 10)) {
    if (part.fileName === null || beside.test(part.fileName)) continue
    const { bytes, size } = await gathered(part.body, /\.zip$/i.test(part.fileName) ? most.bytes : most.fileBytes)
    total += size
    if (total > most.bytes) throw new Refusal(413, 'too-large', { limit: most.bytes / 1_000_000 })
    if (sent.length >= most.files) throw new Refusal(413, 'too-many-files', { limit: most.files })
    sent.push({ name: part.fileName, bytes })
  }
  return sent
}

/** The bytes, or null beyond the limit; the rest is passed over. */
async function gathered(body: AsyncIterable<Uint8Array>, limit: number): Promise<{ bytes: Uint8Array | null; size: number }> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size <= limit) pieces.push(piece)
    else pieces.length = 0
  }
  return { bytes: size > limit ? null : new Uint8Array(Buffer.concat(pieces)), size }
}

/** One file after another; of a packed folder each is unpacked when its turn comes. */
export function* eachFile(sent: readonly Sent[]): Generator<Handed> {
  let given = 0
  for (const { name, bytes } of sent) {
    const folder = bytes && unpackFolder(bytes, most.fileBytes)
    if (!bytes) yield unread(name, 'document-too-large', { bytes: null, limit: most.fileBytes })
    else if (!folder) yield { name, bytes, problem: null }
    else if (!folder.ok) yield { name, bytes: null, problem: folder.problems[0]! }
    else
      for (const entry of folder.value.entries) {
        if (beside.test(entry.name)) continue
        const inside = name === '' ? entry.name : `${name}/${entry.name}`
        // The rest of this folder is left; files beside it have their turn.
        if (++given > most.files) {
          yield unread(inside, 'batch-too-many', { limit: most.files })
          break
        }
        const content = folder.value.read(entry)
        yield {
          name: inside,
          ...(content.ok ? { bytes: content.value, problem: null } : { bytes: null, problem: content.problems[0]! }),
        }
      }
  }
}

/** One file of a packed folder by its name in it; null where there is none. */
export function fileInside(bytes: Uint8Array, name: string): Answer<Uint8Array> | null {
  const folder = unpackFolder(bytes, most.fileBytes)
  if (!folder?.ok) return folder
  const entry = folder.value.entries.find(one => one.name === name)
  return entry ? folder.value.read(entry) : null
}

const unread = (name: string, code: string, params: Problem['params']): Handed => ({
  name,
  bytes: null,
  problem: { path: '', code, params },
})

/** How many `eachFile` will give, for the progress; a folder's are counted by its list. */
export function countFiles(sent: readonly Sent[]): number {
  let room: number = most.files
  return sent.reduce((sum, { bytes }) => {
    const folder = bytes && unpackFolder(bytes, most.fileBytes)
    if (!folder?.ok) return sum + 1
    const inside = folder.value.entries.filter(({ name }) => !beside.test(name)).length
    const taken = Math.min(inside, room)
    room -= taken
    return sum + taken + (inside > taken ? 1 : 0)
  }, 0)
}
