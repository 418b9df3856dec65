import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One folder for the whole run: workers that are ended at once cannot clean up after themselves. */
export default function temporary() {
  const folder = mkdtempSync(join(tmpdir(), 'jichi-run-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
