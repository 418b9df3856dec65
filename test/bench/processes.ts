import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type Running = { address: string; child: ChildProcess; startedIn: number }

/** Starts a server and waits for the address it prints; fails loudly instead of waiting for ever. */
export function run(command: string[], env: Record<string, string> = {}): Promise<Running> {
  const begun = performance.now()
  const child = spawn(process.execPath, command, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill()
      reject(new Error(`${command.join(' ')} did not start within a minute`))
    }, 60_000)
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const address = /ready: (http:\S+)/.exec(said)?.[1]
      if (!address) return
      clearTimeout(timer)
      resolve({ address, child, startedIn: performance.now() - begun })
    })
    child.on('exit', code => {
      clearTimeout(timer)
      reject(new Error(`${command.join(' ')} ended with ${code} before it was ready`))
    })
  })
}

/** Asks a server to end and waits until it has. */
export async function stop({ child }: Running): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(timer)
}

/** Resident memory of a process in MB (10^6 bytes); null where the system does not tell. */
export function residentMemory({ child }: Running): number | null {
  try {
    const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
    return line ? (Number(line[1]) * 1024) / 1e6 : null
  } catch {
    return null
  }
}

/** Milliseconds of processor a process has used; null where the system does not tell. */
export function processorOf({ child }: Running): number | null {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}

/** The environment of the real server on a database file that lies at `<folder>/jichi.sqlite`. */
export function realEnvironment(file: string): Record<string, string> {
  mkdirSync(dirname(file), { recursive: true })
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dirname(file),
    SAMPLE: '0',
    TZ: 'Asia/Shanghai',
    DATABASE_URL: '',
    PUBLIC_URL: '',
  }
}
