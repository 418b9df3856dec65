import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const script = new URL('serve.mjs', import.meta.url).pathname
export const adminPassword = 'Ce-shi-2021'

/** `said` is all the process has written so far, to both of its outputs. */
export type Server = {
  url: string
  dataDir: string
  said: () => string
  stop: () => Promise<void>
  /** Asks it to stop as an operator would, and answers its exit code. */
  end: () => Promise<number | null>
}

/** A server process of its own: a free port, an empty data folder, `admin` with a known password. */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jichi-browser-'))
  const own = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ADMIN_PASSWORD: adminPassword, SAMPLE: '0', TZ: 'Asia/Shanghai' }
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stderr.setEncoding('utf8').on('data', text => (complained += text))
  const ended = once(child, 'exit')
  async function stop() {
    child.kill('SIGKILL')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', text => {
      said += text
      const url = /ready: (http:\/\/\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    })
    child.on('exit', code => reject(new Error(`the server ended with ${code} before it was ready\n${said}${complained}`)))
  })
  return {
    url: await ready.catch(error => stop().then(() => Promise.reject(error))),
    dataDir,
    said: () => said + complained,
    stop,
    async end() {
      child.kill('SIGTERM')
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}
