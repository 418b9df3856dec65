import { accessSync, constants, mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { knownFiles } from '../db/queries/evidence.ts'
import { addressBehind } from './access/address.ts'
import { noteAnchors } from './access/anchors.ts'
import { forgetOld } from './access/forget-old.ts'
import { beginChain } from './access/trail.ts'
import { fillDerived, fillWaiting } from './acts/rebuild.ts'
import { createApp } from './app.ts'
import { folderClosed } from './backup/folder-closed.ts'
import { newestBackup } from './backup/list.ts'
import { restoredNote } from './backup/restore.ts'
import { programAt } from './command-line.ts'
import { sweepFiles } from './files/file-store.ts'
import { firstStart } from './first-start.ts'
import type { Surroundings } from './context.ts'
import { live, liveStreams } from './live/streams.ts'
import { folderFacts, migrationsIn, versionIn } from './operating/disk.ts'
import { jobBook } from './operating/jobs.ts'
import { gathered, jsonLog } from './operating/log.ts'
import type { Operating } from './operating/operating.ts'
import { requestFigures } from './operating/request-figures.ts'
import { addPages } from './pages.ts'
import { drawer } from './pictures/draw.ts'
import { hanFont } from './pictures/han-font.ts'
import { openWorkspace } from './open-workspace.ts'
import { mailSender } from './scheduler/mail.ts'
import { scheduler } from './scheduler/tick.ts'
import { webhookSender } from './scheduler/webhook.ts'
import { readSecrets } from './secret-file.ts'
import { SettingError, readSettings, type Settings } from './settings.ts'

export { admin, moveToPostgres, runBackup, verifyAudit } from './command-line.ts'

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
  // The database as well as what lies beside it is for this user alone, also in a folder that others may enter.
  process.umask(0o077)
  makeFolder(settings.dataDir)
  const secrets = readSecrets(settings.dataDir)
  const program = programAt(root)
  const store = await openWorkspace(settings, { program, now: () => Date.now(), say: line => console.log(line) })
  // One chain a process; its name sorts by the moment it began.
  const trail = { chain: `${Date.now().toString(36)}-${process.pid.toString(36)}`, key: secrets.trail }
  const packages = join(root, 'node_modules')
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: settings.timeZone, dateStyle: 'short' })
  const operating = operatingOf(root, settings)
  const at: Surroundings = {
    store,
    now: () => Date.now(),
    today: () => day.format(Date.now()),
    dayOf: at => day.format(at),
    channels: { mail: settings.smtp !== null, webhook: settings.webhook !== null, link: settings.publicUrl },
    secureCookies: settings.publicUrl?.startsWith('https:') ?? false,
    signIn: settings.signIn,
    trail,
    vault: secrets.vault,
    files: { folder: join(settings.dataDir, 'evidence'), pdfReader: join(root, 'server/files/pdf-text.mjs') },
    addressOf: addressBehind(settings.trustProxy),
    pullAllow: settings.pullAllow,
    streams: liveStreams(),
    operating,
    fonts: { latin: join(packages, 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'), han: hanFont() },
  }
  const app = createApp(at)
  addPages(app, { web: join(root, 'dist/web'), swagger: join(packages, 'swagger-ui-dist'), pdf: join(packages, 'pdfjs-dist') })
  const restored = await restoredNote(settings.dataDir)
  await beginChain(store, trail, Date.now(), restored.note)
  await restored.told()
  const note = () => noteAnchors(store.db, settings.dataDir, Date.now())
  const fail = (what: string) => (error: unknown) => operating.log.error(what, error)
  await note().catch(fail('audit anchors'))
  for (const line of await firstStart(store, settings, Date.now())) console.log(line)
  const closed = settings.backups.at && (await folderClosed(settings.backups.folder))
  if (closed) console.error(closed)
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: settings.timeZone, dateStyle: 'short', timeStyle: 'short' })
  const { tick, backup } = scheduler(
    at,
    {
      ...(settings.smtp ? { mail: mailSender(settings.smtp) } : {}),
      ...(settings.webhook ? { webhook: webhookSender(settings.webhook, at.now) } : {}),
    },
    drawer(at.fonts),
    { settings: settings.backups, place: settings, program, stampOf: at => clock.format(at) },
  )
  const { start: job } = operating.jobs
  const hour = 3_600_000
  job('audit-anchors', { first: hour, every: hour }, note)
  job('evidence-sweep', { first: 60_000, every: 6 * hour }, () =>
    sweepFiles(at.files, hashes => knownFiles(store.db, hashes), Date.now()),
  )
  job('sessions-sweep', { first: 600_000, every: 600_000 }, () => forgetOld(store, settings.signIn, Date.now()))
  job('scheduler', { first: 5_000, every: 60_000 }, tick)
  job('backup', { first: 5_000, every: 60_000 }, backup)
  job('derived-months', { first: 1_000 }, () => fillDerived(store, fifths('derived months')))
  job('year-ends-waiting', { first: 2_000, every: 2_000 }, () => fillWaiting(store))
  setInterval(() => void at.streams.look(at).catch(fail('open pages')), live.lookEvery).unref()
  const place = { hostname: settings.host, port: settings.port }
  const server = serve({ fetch: app.fetch, ...place, serverOptions: { keepAliveTimeout } }, address => announce(address))
  server.on('error', error => {
    const unknown = 'code' in error && /EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN/.test(String(error.code))
    console.error(`${unknown ? 'HOST' : 'PORT'}: cannot listen on ${settings.host}:${settings.port} (${error.message})`)
    process.exit(1)
  })
  const stop = () => {
    operating.stopping = true
    // Pages that listen would hold the door open; what is being answered is answered, but nobody waits for ever.
    at.streams.stop()
    setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 200).unref()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), stopWithin).unref()
    server.close(
      () =>
        void note()
          .catch(fail('audit anchors'))
          .then(() => store.close())
          .then(() => process.exit(0)),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** Everything lies there: a folder that cannot be written is told by its name before anything is begun. */
function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new SettingError(`DATA_DIR: "${folder}" cannot be written (${error instanceof Error ? error.message : String(error)})`)
  }
}

/** What the operator looks at; lines go to the standard output, where the supervisor collects them. */
function operatingOf(root: string, { dataDir, databaseUrl, metricsToken, logRequests, backups }: Settings): Operating {
  const lines = gathered(text => process.stdout.write(text))
  process.once('exit', () => lines.flush())
  const log = jsonLog(lines.line, Date.now, logRequests)
  return {
    version: versionIn(root),
    startedAt: Date.now(),
    log,
    requests: requestFigures(),
    jobs: jobBook(Date.now, log),
    metricsToken,
    ...folderFacts(dataDir),
    backups,
    lastBackup: () =>
      newestBackup(backups.folder).then(found => found && { at: Date.parse(found.manifest.momentAt), bytes: found.bytes }),
    migrations: migrationsIn(join(root, 'db/migrations', databaseUrl === null ? 'sqlite' : 'postgres')),
    stopping: false,
  }
}

/** Longer than proxies keep a resting connection (60 s): else one is closed here in the moment it is taken up there. */
const keepAliveTimeout = 75_000

/** How long requests under way may take once the server was told to stop. */
const stopWithin = 10_000

/** A line for every fifth of the way. */
function fifths(what: string) {
  let said = -1
  return (done: number, total: number) => {
    const fifth = Math.floor((done * 5) / total)
    if (fifth > said) console.log(`${what}: ${done} of ${total} projects`)
    said = fifth
  }
}

const announce = ({ address, port, family }: AddressInfo) =>
  console.log(`绩尺 Jichi is ready: http://${family === 'IPv6' ? `[${address}]` : address}:${port}`)
