import { access, constants, mkdir, stat } from 'node:fs/promises'
import { SettingError } from '../sign-in-settings.ts'

/** A backup folder that cannot be: a start that meets one stops. One that cannot be written now may be a disk not mounted yet: people
 * work on meanwhile, and the answer is the line to print; null where all is well. */
export async function folderClosed(folder: string): Promise<string | null> {
  const there = await stat(folder).catch(() => null)
  if (there && !there.isDirectory()) throw new SettingError(`BACKUP_DIR: ${folder} is a file; it must be a folder`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
    return null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return `BACKUP_DIR: ${folder} cannot be written (${code}); backups fail until it can`
  }
}
