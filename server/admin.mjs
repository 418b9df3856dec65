// `npm run admin -- <command> …`: accounts and upkeep from the machine itself. What was built is used where there are no sources.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.env.TZ ??= 'Asia/Shanghai'
const env = { ...process.env }
const root = fileURLToPath(new URL('..', import.meta.url))
if (existsSync(new URL('main.ts', import.meta.url))) {
  const { buildIfChanged } = await import('./build.mjs')
  await buildIfChanged()
}
const { admin } = await import('../dist/server/main.js')
await admin(root, env, process.argv.slice(2))
