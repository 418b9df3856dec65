import { existsSync, statSync } from 'node:fs'
import { Driver } from './driver.ts'

export type FileFinding = { code: 'empty' | 'no-database' | 'damaged'; detail: string }

/** A larger file is read whole (some seconds a gigabyte) only where the last process did not end by itself. */
const small = 100_000_000

/** Looks at a database file before it is used: an empty file where a workspace was would become a new, empty workspace, a cut one
 * or a damaged page would be met by whoever asks for it first. Null = sound, or not there yet. */
export function checkFile(file: string): FileFinding | null {
  if (!existsSync(file)) return null
  const { size } = statSync(file)
  const left = existsSync(`${file}-wal`)
  if (size === 0) return { code: 'empty', detail: left ? '0 bytes, the last saves lie beside it in -wal' : '0 bytes' }
  try {
    // Reading only: whoever writes would first lay what is in -wal over the file, or drop it beside an empty one.
    const raw = new Driver(file, { readonly: true })
    try {
      const pages = Number(raw.pragma('page_count', { simple: true })) * Number(raw.pragma('page_size', { simple: true }))
      if (!left && pages > size) return { code: 'damaged', detail: `${size} of ${pages} bytes are left` }
      if (!left && size > small) return null
      const found = raw.pragma('quick_check(3)') as { quick_check: string }[]
      const said = found.map(one => one.quick_check).join('; ')
      return said === 'ok' ? null : { code: 'damaged', detail: said }
    } finally {
      raw.close()
    }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === 'SQLITE_NOTADB') return { code: 'no-database', detail: message }
    if (code?.startsWith('SQLITE_CORRUPT')) return { code: 'damaged', detail: message }
    throw error
  }
}
