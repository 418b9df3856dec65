import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { migrateFile } from '../db/migrate.ts'
import { openStore } from '../db/open.ts'
import { createApp } from './app.ts'
import { firstStart } from './first-start.ts'
import { addPages } from './pages.ts'
import { SettingError, readSettings } from './settings.ts'

/** The only file that knows environment, clock and file paths. `root` is the project's folder. */
export async function start(root: string, env: Record<string, string | undefined>): Promise<void> {
  try {
    await run(root, env)
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

async function run(root: string, env: Record<string, string | undefined>) {
  const settings = readSettings(env, process.cwd())
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 })
  const file = join(settings.dataDir, 'jichi.sqlite')
  migrateFile(file, join(root, 'db/migrations/sqlite'))
  const store = openStore(file)
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: settings.timeZone, dateStyle: 'short' })
  const app = createApp({
    store,
    now: () => Date.now(),
    today: () => day.format(Date.now()),
    secureCookies: settings.publicUrl?.startsWith('https:') ?? false,
  })
  addPages(app, { web: join(root, 'dist/web'), swagger: join(root, 'node_modules/swagger-ui-dist') })
  for (const line of await firstStart(store, settings, Date.now())) console.log(line)
  const server = serve({ fetch: app.fetch, hostname: settings.host, port: settings.port }, address => announce(address))
  server.on('error', error => {
    console.error(`PORT: cannot listen on ${settings.host}:${settings.port} (${error.message})`)
    process.exit(1)
  })
  const stop = () => {
    server.close(() => {
      store.close()
      process.exit(0)
    })
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

const announce = ({ address, port, family }: AddressInfo) =>
  console.log(`绩尺 Jichi is ready: http://${family === 'IPv6' ? `[${address}]` : address}:${port}`)
