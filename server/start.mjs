// `npm start`: build when sources changed, then run.
import { fileURLToPath } from 'node:url'
import { buildIfChanged } from './build.mjs'

process.env.TZ ??= 'Asia/Shanghai'
await buildIfChanged()
const { start } = await import('../dist/server/main.js')
await start(fileURLToPath(new URL('..', import.meta.url)), process.env)
