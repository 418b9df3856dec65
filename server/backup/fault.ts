import type { Params } from '#domain/problem'

/** Something a backup, or the place it goes to, has wrong; `#wording/backup` makes the sentence. */
export type Finding = { code: string; params: Params }

/** Why a backup was not made or not restored: the reason, and what was found on the way to it. */
export class BackupFault extends Error {
  constructor(
    readonly code: string,
    readonly params: Params = {},
    readonly findings: Finding[] = [],
  ) {
    super(code)
  }
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'])
const closed = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'ENAMETOOLONG',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
])

/** A full or closed folder is an answer of its own: whoever operates can mend it without reading a stack. What cannot be read
 * elsewhere, or a server that is not there, keeps its own words. */
export function folderFault(error: unknown, folder: string): unknown {
  const { code = '', path, syscall } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  const elsewhere = path !== undefined && !holds(folder, path) && !holds(path, folder)
  if (elsewhere || syscall === 'connect') return error
  if (full.has(code)) return new BackupFault('backup-full', { folder })
  if (closed.has(code)) return new BackupFault('backup-folder', { folder, reason: code })
  return error
}

const holds = (folder: string, path: string) => path === folder || path.startsWith(`${folder}/`)

/** Several addresses tried in vain say nothing together, but each has its code. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code || error.name : String(error)
