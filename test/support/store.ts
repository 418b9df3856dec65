import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateFile } from '../../db/migrate.ts'
import { openStore, type Store } from '../../db/open.ts'

const migrations = new URL('../../db/migrations/sqlite', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'jichi-test-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
let template: string | undefined
let count = 0

/** A database of its own for one test: a copy of a migrated template in a temporary folder. */
export function freshStore(): Store & { file: string } {
  if (!template) {
    template = join(folder, 'template.sqlite')
    migrateFile(template, migrations)
  }
  const file = join(folder, `test-${++count}.sqlite`)
  copyFileSync(template, file)
  return { ...openStore(file), file }
}
