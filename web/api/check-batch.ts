import type { BatchLine } from '#domain/handed-in-batch'
import { request } from './client.ts'

/** Has many tables checked; each line is told as it comes. */
export async function checkMany(
  files: readonly { name: string; file: File }[],
  onLine: (line: BatchLine) => void,
  signal: AbortSignal,
): Promise<void> {
  const form = new FormData()
  for (const { name, file } of files) form.append('file', file, name)
  // Fifty megabytes on a slow line take minutes, and nothing is answered before they are there.
  const answer = await request('/api/v1/evaluations/check/batch', { method: 'POST', body: form, signal }, 15 * 60_000)
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  // The server stops checking when nobody reads any more.
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true })
  let held = ''
  for (;;) {
    const { value, done } = await reader.read()
    signal.throwIfAborted()
    if (done) return
    held += value
    const lines = held.split('\n')
    held = lines.pop()!
    for (const line of lines) onLine(JSON.parse(line) as BatchLine)
  }
}

/** One file of a zip that was checked, to be opened by itself. */
export async function fileOfZip(zip: File, name: string): Promise<File> {
  const path = `/api/v1/evaluations/check/batch/file?name=${encodeURIComponent(name)}`
  const headers = { 'Content-Type': 'application/zip' }
  const answer = await request(path, { method: 'POST', body: zip, headers }, 15 * 60_000)
  return new File([await answer.blob()], name.split('/').at(-1)!)
}
