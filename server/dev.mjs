// `npm run dev`: the interface on PORT (3000) from the sources, and the pages on 5173 with hot reload. Restart it after server changes.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
process.env.TZ ??= 'Asia/Shanghai'
const env = { ...process.env }
const sources = await createServer({
  root,
  configFile: join(root, 'server', 'vite.config.ts'),
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
})
const { start } = await sources.ssrLoadModule('/server/main.ts')
await start(root, env)
const pages = await createServer({ configFile: join(root, 'web', 'vite.config.ts') })
await pages.listen()
pages.printUrls()
