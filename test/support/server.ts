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
  pid: number
  /** Ends it as a power cut would; its folder stays. */
  kill: () => Promise<void>
  /** Asks it to stop as an operator would, and answers its exit code. */
  end: () => Promise<number | null>
}

/** A server process of its own: a free port, an empty data folder (or the one given), `admin` with a known password.
 * `through`: what a shell does before it becomes the server. */
export async function startServer(env: Record<string, string> = {}, kept?: string, through?: string): Promise<Server> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'jichi-browser-'))
  const own = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ADMIN_PASSWORD: adminPassword, SAMPLE: '0', TZ: 'Asia/Shanghai' }
  const command = through ? ['/bin/bash', '-c', `${through}; exec "$0" "$@"`, process.execPath] : [process.execPath]
  const child = spawn(command[0]!, [...command.slice(1), script], {
    env: { PATH: process.env.PATH, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stderr.setEncoding('utf8').on('data', text => (complained += text))
  const ended = once(child, 'exit')
  async function kill() {
    child.kill('SIGKILL')
    await ended
  }
  async function stop() {
    await kill()
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
    kill,
    pid: child.pid!,
    async end() {
      child.kill('SIGTERM')
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}
