import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretsOf, type Secrets } from './access/secrets.ts'
import { SettingError } from './settings.ts'

/** The workspace's master key, kept beside the database with mode 0600 and never inside it; made at the first start. */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secret.key')
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  const master = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (master.length !== 32) throw new SettingError(`DATA_DIR: ${file} is damaged; restore it from a backup (32 bytes in base64)`)
  return secretsOf(master)
}
