// `npm start`: build when sources changed, then run.
import { fileURLToPath } from 'node:url'
import { buildIfChanged } from './build.mjs'

process.env.TZ ??= 'Asia/Shanghai'
// Building sets NODE_ENV for its own process: what was asked for is read before.
const env = { ...process.env }
await buildIfChanged()
const { start } = await import('../dist/server/main.js')
await start(fileURLToPath(new URL('..', import.meta.url)), env)
