import { Driver } from './driver.ts'

/** Pages copied between two pauses of the event loop. */
const pages = 200

/** Copies a database that is being written to, as it stood when this was called. Its own reading transaction holds that moment, so a
 * save meanwhile neither gets into the copy nor makes it begin anew; the copy is one whole file without a write-ahead log. */
export async function snapshotFile(from: string, to: string, alive: () => void = () => {}): Promise<void> {
  const source = new Driver(from, { readonly: true, fileMustExist: true })
  try {
    source.pragma('busy_timeout = 5000')
    source.exec('begin')
    source.prepare('select count(*) from sqlite_master').get()
    await source.backup(to, { progress: () => (alive(), pages) })
  } finally {
    source.close()
  }
  alone(to)
}

/** Without a log beside it the file can be read where nothing may be written. */
export function alone(path: string): void {
  const file = new Driver(path)
  try {
    // Whoever asked for the copy writes it through to the disk, and not while others wait.
    file.pragma('synchronous = OFF')
    file.pragma('journal_mode = DELETE')
  } finally {
    file.close()
  }
}

/** What the database itself finds wrong with a file: pages, indexes, constraints; the first finding, or null. */
export function faultOf(path: string): string | null {
  try {
    const file = new Driver(path, { readonly: true, fileMustExist: true })
    try {
      const found = String(file.pragma('integrity_check(1)', { simple: true }))
      return found === 'ok' ? null : found
    } finally {
      file.close()
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Every evidence file a database file knows of; none where it is from before there were any. */
export function evidenceOf(path: string): { hash: string; size: number }[] {
  const file = new Driver(path, { readonly: true, fileMustExist: true })
  try {
    if (!file.prepare(`select 1 from sqlite_master where name = 'file'`).get()) return []
    return file.prepare('select hash, size from file order by hash').all() as { hash: string; size: number }[]
  } finally {
    file.close()
  }
}
