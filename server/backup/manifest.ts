import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BackupFault } from './fault.ts'

/** Files of a backup folder, by their names in it and in a data folder alike. */
export const names = {
  manifest: 'manifest.json',
  database: 'jichi.sqlite',
  key: 'secret.key',
  anchors: 'audit-anchors.jsonl',
  evidence: 'evidence',
}
/** The newest kind of backup folder this program reads. */
export const formatNow = 1

export const backupReasons = ['scheduled', 'asked', 'upgrade'] as const
export type BackupReason = (typeof backupReasons)[number]

const instant = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A path below the folder, and never out of it. */
const inside = z.string().refine(path => !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..'))

const schema = z.object({
  format: z.number(),
  reason: z.enum(backupReasons),
  /** The program that made it, and the newest step of the database. */
  version: z.string(),
  migration: z.string(),
  /** What the workspace ran on; the backup itself always holds a database file. */
  database: z.enum(['sqlite', 'postgres']),
  startedAt: instant,
  /** The moment the database is as it was. */
  momentAt: instant,
  finishedAt: instant,
  tables: z.record(z.string(), z.object({ rows: z.number(), sum: sha256 })),
  files: z.array(z.object({ path: inside, size: z.number(), sha256 })),
  /** Evidence the database names that was already gone, or no longer what its name says, when the backup was made. */
  lost: z.array(sha256),
})
export type Manifest = z.infer<typeof schema>

/** Whose backup it is: a workspace is known by its key. */
export const workspaceIn = (files: Manifest['files']): string | undefined => files.find(({ path }) => path === names.key)?.sha256

const sealed = (body: string) => `${body}\n${createHash('sha256').update(body).digest('hex')}\n`
const sumLength = sealed('').length

/** The manifest with a sum over itself: a changed byte in it is found too. */
export const writtenManifest = (manifest: Manifest): string => sealed(JSON.stringify(manifest, null, 1))

/** The manifest of a folder; a fault names what is wrong with it. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, names.manifest), 'utf8').catch(() => null)
  if (text === null) throw new BackupFault('manifest-missing', { folder })
  const body = text.slice(0, -sumLength)
  const read = schema.safeParse(text === sealed(body) ? JSON.parse(body) : null)
  if (!read.success) throw new BackupFault('manifest-damaged', { folder })
  return read.data
}
