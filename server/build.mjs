// Builds pages and server into dist/, only when a source changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['web', 'server', 'db', 'package.json', 'package-lock.json']

function* filesOf(path) {
  const entry = statSync(path)
  if (!entry.isDirectory()) return yield `${path} ${entry.size} ${entry.mtimeMs}`
  for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name))
}

/** A fingerprint of names, sizes and times of all sources. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(root, source)
    if (existsSync(path)) for (const line of filesOf(path)) hash.update(line)
  }
  return hash.digest('hex')
}

export async function buildIfChanged() {
  const stamp = join(root, 'dist', 'stamp')
  const wanted = fingerprint()
  const main = join(root, 'dist', 'server', 'main.js')
  if (existsSync(main) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  // Whatever this shell is set to (a test runner says test), what is shipped is built for use: half as large, twice as quick.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  await build({ configFile: join(root, 'web', 'vite.config.ts'), logLevel: 'warn' })
  await build({ configFile: join(root, 'server', 'vite.config.ts') })
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = NODE_ENV
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfChanged()
