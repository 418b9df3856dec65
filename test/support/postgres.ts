import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import pg from 'pg'

const installed = '/usr/lib/postgresql'

/** The folder of `initdb` and `postgres`: on the path, or where Debian keeps each version, the newest first. */
function binaries(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter)
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : []
  return [...onPath, ...versions.map(version => join(installed, version, 'bin'))].find(
    folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
}

const folderOfBinaries = binaries()

/** Its tests are left out only on a machine without PostgreSQL, outside the full run and CI. */
export const withPostgres = folderOfBinaries !== undefined || !!process.env.CI || !!process.env.FULL

/** PostgreSQL does not run as root: there it is started as its own account. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString())
  return { uid: id('-u'), gid: id('-g') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A real PostgreSQL on loopback with a password, holding what `setUp` makes. */
export async function postgres(setUp: string) {
  if (!folderOfBinaries) throw new Error('PostgreSQL is needed for this test: apt-get install postgresql')
  const binary = (name: string) => join(folderOfBinaries, name)
  const folder = mkdtempSync(join(tmpdir(), 'jichi-postgres-'))
  const as = account()
  chmodSync(folder, 0o700)
  if (as.uid !== undefined) {
    chownSync(folder, as.uid, as.gid!)
    // The folder of this run belongs to root: the other account must get through it.
    chmodSync(dirname(folder), 0o711)
  }
  const run = { ...as, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } }
  execFileSync(binary('initdb'), ['-D', join(folder, 'data'), '-U', 'owner', '--auth=trust', '-E', 'UTF8'], {
    ...run,
    stdio: 'ignore',
  })
  const port = await freePort()
  // Nothing here outlives the run: what guards data against a power cut, and what tidies thousands of databases, only costs.
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_wal_size=1GB',
    'checkpoint_timeout=1h',
    'autovacuum=off',
    'max_connections=300',
  ]
  const given = ['-D', join(folder, 'data'), '-p', String(port), '-k', folder, '-h', '127.0.0.1']
  given.push(...settings.flatMap(setting => ['-c', setting]))
  const begin = async () => {
    const child = spawn(binary('postgres'), given, { ...run, stdio: ['ignore', 'ignore', 'pipe'] })
    await new Promise<void>((resolve, reject) => {
      let said = ''
      child.stderr.setEncoding('utf8').on('data', text => {
        said += text
        if (said.includes('ready to accept connections')) resolve()
      })
      child.on('exit', () => reject(new Error(`postgres ended\n${said}`)))
    })
    return child
  }
  let child = await begin()
  const end = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    await ended
  }
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'owner', database: 'postgres' })
  await client.connect()
  await client.query(setUp)
  await client.end()
  return {
    host: `127.0.0.1:${port}`,
    url: `postgres://127.0.0.1:${port}/postgres`,
    /** Ends every connection and the server, and starts it again on the same port and data. */
    async restart(meanwhile: () => Promise<void>) {
      await end()
      await meanwhile()
      child = await begin()
    },
    async stop() {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
