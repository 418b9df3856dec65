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

/** A full or closed folder is an answer of its own: whoever operates can mend it without reading a stack. */
export function folderFault(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (full.has(code)) return new BackupFault('backup-full', { folder })
  if (closed.has(code)) return new BackupFault('backup-folder', { folder, reason: code })
  return error
}

/** Several addresses tried in vain say nothing together, but each has its code. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code || error.name : String(error)
