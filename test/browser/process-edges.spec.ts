import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Driver } from '../../db/driver.ts'
import { signIn, expect, test } from '../support/browser.ts'
import { adminPassword, startServer, type Server } from '../support/server.ts'

/** What an operator does with the shipped process: commands beside it, its figures, its end. */

const script = new URL('../../server/admin.mjs', import.meta.url).pathname

/** `npm run admin -- …` beside a server, on its data. */
async function command(server: Server, args: string[], typed = '') {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: server.dataDir, LANG: 'en_US.UTF-8' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', text => (said += text))
  child.stderr.setEncoding('utf8').on('data', text => (said += text))
  child.stdin.end(typed)
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

test('commands work beside a running server: an account is made, signs in, is locked out and let in again; the trail holds', async ({
  playwright,
}) => {
  const server = await startServer()
  const request = await playwright.request.newContext()
  const tries = (password: string) =>
    request.post(`${server.url}/api/v1/session`, { data: { username: 'pruefer', password } }).then(answer => answer.status())
  const typed = 'Neues-Wort-2022\n'
  const args = ['create-user', 'pruefer', '--role', 'auditor', '--password-stdin', '--keep']
  expect(await command(server, args, typed)).toEqual({ code: 0, said: 'Made the account pruefer (auditor).\n' })
  expect(await tries('Neues-Wort-2022')).toBe(200)
  for (let i = 0; i < 6; i++) await tries('Falsch-2021')
  expect(await tries('Neues-Wort-2022')).toBe(429)
  expect((await command(server, ['unlock', 'pruefer'])).code).toBe(0)
  expect(await tries('Neues-Wort-2022')).toBe(200)
  expect((await command(server, ['list-users'])).said).toMatch(/pruefer\t.*auditor/)
  expect(await command(server, ['verify-audit'])).toMatchObject({ code: 0, said: expect.stringContaining('0 tamperings found') })
  expect((await command(server, ['create-user', 'pruefer'])).code).toBe(1)
  await request.dispose()
  await server.stop()
})

test('a backup made beside a running server is whole, and restored elsewhere holds its accounts; both acts stand in a trail', async () => {
  const server = await startServer()
  const folder = mkdtempSync(join(tmpdir(), 'jichi-admin-'))
  const made = await command(server, ['backup', join(folder, 'backups')])
  expect([made.code, made.said]).toEqual([0, expect.stringContaining('Backed up to')])
  const backup = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0]!)
  expect((await command(server, ['verify-backup', backup])).code).toBe(0)
  const elsewhere = join(folder, 'elsewhere')
  expect((await command(server, ['restore', backup, elsewhere])).code).toBe(0)
  expect((await command(server, ['restore', backup, elsewhere])).code).toBe(1)
  for (const [dataDir, event] of [
    [server.dataDir, 'backup.make'],
    [elsewhere, 'backup.restore'],
  ] as const) {
    const there = { ...server, dataDir }
    expect((await command(there, ['list-users'])).said).toMatch(/^admin\t/m)
    expect((await command(there, ['verify-audit'])).said).toContain('0 tamperings found')
    const raw = new Driver(join(dataDir, 'jichi.sqlite'), { readonly: true })
    expect(raw.prepare(`select address from audit where event = ?`).all(event)).toEqual([{ address: 'cli' }])
    raw.close()
  }
  await server.stop()
  rmSync(folder, { recursive: true })
})

test('a folder without a workspace is named, and none is made there', async () => {
  const nowhere = { dataDir: '/tmp/jichi-no-workspace-here' } as Server
  expect(await command(nowhere, ['list-users'])).toEqual({
    code: 1,
    said: 'DATA_DIR: there is no workspace at /tmp/jichi-no-workspace-here/jichi.sqlite\n',
  })
})

test('the shipped process is ready, tells its figures to this machine, and names each request in answer and log alike', async ({
  playwright,
}) => {
  const server = await startServer()
  const request = await playwright.request.newContext()
  await signIn(request, server)
  expect(await (await request.get(`${server.url}/ready`)).json()).toMatchObject({ status: 'ready' })
  const text = await (await request.get(`${server.url}/metrics`)).text()
  for (const sample of [
    'jichi_database_up 1',
    'jichi_migrations_current 1',
    'jichi_job_runs_total{job="scheduler"}',
    'jichi_sessions_open 1',
  ])
    expect(text).toContain(sample)
  expect(text).toMatch(/jichi_disk_free_bytes [1-9]/)
  const answer = await request.get(`${server.url}/api/v1/projects/4711`, { headers: { 'x-request-id': 'from-the-proxy-1' } })
  expect(((await answer.json()) as { requestId: string }).requestId).toBe('from-the-proxy-1')
  await expect
    .poll(() => server.said())
    .toContain('"id":"from-the-proxy-1","method":"GET","route":"/api/v1/projects/:id","status":404')
  await request.dispose()
  await server.stop()
})

test('told to stop, it takes nothing new, answers what it is being asked, and ends well', async () => {
  const server = await startServer()
  const { port } = new URL(server.url)
  const body = JSON.stringify({ username: 'admin', password: adminPassword })
  const half = body.slice(0, 10)
  const socket = connect(Number(port), '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', text => (heard += text))
  const head = [
    'POST /api/v1/session HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  // The server says 100 once it has taken the request on.
  socket.write(`${[...head, 'Expect: 100-continue', 'Connection: close'].join('\r\n')}\r\n\r\n`)
  await expect.poll(() => heard).toContain('100 Continue')
  socket.write(half)
  const ended = server.end()
  // Nobody new is let in from now on.
  await expect
    .poll(() =>
      fetch(`${server.url}/health`).then(
        () => 'there',
        () => 'gone',
      ),
    )
    .toBe('gone')
  socket.write(body.slice(half.length))
  expect(await ended).toBe(0)
  await expect.poll(() => heard).toMatch(/HTTP\/1\.1 200 OK[\s\S]*"username":"admin"/)
})

test('settings that are wrong end the start at once, each told by its name', async () => {
  const refused = (env: Record<string, string>) =>
    startServer(env).then(
      server => server.stop(),
      (error: Error) => error.message,
    )
  expect(await refused({ PORT: 'x', TZ: 'Beijing' })).toMatch(/ended with 1[\s\S]*PORT: "x"[\s\S]*TZ: "Beijing"/)
  expect(await refused({ DATA_DIR: '/dev/null/data' })).toMatch(/DATA_DIR: "\/dev\/null\/data" cannot be written/)
  expect(await refused({ HOST: '203.0.113.7' })).toMatch(/HOST: cannot listen on 203\.0\.113\.7/)
})
