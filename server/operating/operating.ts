import { jobBook, type Jobs } from './jobs.ts'
import { jsonLog, type Log } from './log.ts'
import { requestFigures, type RequestFigures } from './request-figures.ts'

/** What an operator asks of the process, beside its data. */
export type Operating = {
  version: string
  startedAt: number
  log: Log
  requests: RequestFigures
  jobs: Jobs
  /** Where `/metrics` may be read from beside this machine: with this token; null = from this machine alone. */
  metricsToken: string | null
  /** Whether the data folder can be written. */
  folderWritable: () => Promise<boolean>
  storage: () => Promise<Storage>
  /** Where backups lie and the time of day one is made at (null: none by itself); null: nothing is known of any. */
  backups: { folder: string; at: string | null } | null
  lastBackup: () => Promise<Backup | null>
  /** The migrations this version of the program brings. */
  migrations: readonly { tag: string; when: number }[]
  /** Set once the process was told to stop: a proxy sends nobody here any more. */
  stopping: boolean
}
/** Bytes; null: cannot be told here. */
export type Storage = { free: number | null; total: number | null }
export type Backup = { at: number; bytes: number }

/** An operator's side with nothing behind it, for where the app runs without a process of its own. */
export function quietOperating(now: () => number, write: (line: string) => void = () => {}): Operating {
  const log = jsonLog(write, now)
  return {
    version: '0',
    startedAt: now(),
    log,
    requests: requestFigures(),
    jobs: jobBook(now, log),
    metricsToken: null,
    folderWritable: () => Promise.resolve(true),
    storage: () => Promise.resolve({ free: null, total: null }),
    backups: null,
    lastBackup: () => Promise.resolve(null),
    migrations: [],
    stopping: false,
  }
}
