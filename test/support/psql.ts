import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'

let thread: { port: MessagePort; done: Int32Array } | undefined

function started() {
  const done = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  new Worker(new URL('psql-thread.mjs', import.meta.url), { workerData: { done, port: port2 }, transferList: [port2] }).unref()
  return { port: port1, done }
}

/** Runs a text on a PostgreSQL database and waits for it, as tests do that look past the product: without a process for each. */
export function psql(url: string, text: string): unknown {
  const { port, done } = (thread ??= started())
  Atomics.store(done, 0, 0)
  port.postMessage({ url, text })
  Atomics.wait(done, 0, 0)
  const { value, problem } = receiveMessageOnPort(port)!.message as { value?: unknown; problem?: string }
  if (problem !== undefined) throw new Error(problem)
  return value
}

/** What a query finds, as the embedded database would say it: yes and no are 1 and 0. */
export function psqlRows(url: string, text: string): Record<string, unknown>[] {
  if (!/^\s*select/i.test(text)) return (psql(url, text), [])
  const json = psql(url, `select coalesce(json_agg(one), '[]')::text as answer from (${text}) one`) as string
  const found = JSON.parse(json) as Record<string, unknown>[]
  return found.map(row =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'boolean' ? Number(value) : value])),
  )
}
