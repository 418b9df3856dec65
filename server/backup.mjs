// `npm run backup`, `npm run restore` and `npm run backup:verify`: the verb comes from package.json, the rest from the command line.
import { fileURLToPath } from 'node:url'
import { buildIfChanged } from './build.mjs'

const env = { ...process.env }
await buildIfChanged()
const { runBackup } = await import('../dist/server/main.js')
await runBackup(fileURLToPath(new URL('..', import.meta.url)), env, process.argv.slice(2))
