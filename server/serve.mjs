// Runs what was built and looks at no source: how a service or an image starts, from a folder it may not write.
import { fileURLToPath } from 'node:url'

process.env.TZ ??= 'Asia/Shanghai'
const { start } = await import('../dist/server/main.js')
await start(fileURLToPath(new URL('..', import.meta.url)), process.env)
