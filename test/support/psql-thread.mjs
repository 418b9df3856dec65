// Asks PostgreSQL for a thread that waits: one text at a time, on a connection that is closed again, so that databases can be dropped and copied.
import { workerData } from 'node:worker_threads'
import pg from 'pg'

const { done, port } = workerData

async function answer({ url, text }) {
  const client = new pg.Client(url)
  try {
    await client.connect()
    const result = await client.query(text)
    return { value: [result].flat().at(-1)?.rows[0]?.answer }
  } catch (error) {
    return { problem: `${error.message}\n${text.slice(0, 500)}` }
  } finally {
    await client.end().catch(() => {})
  }
}

port.on('message', async asked => {
  port.postMessage(await answer(asked))
  Atomics.store(done, 0, 1)
  Atomics.notify(done, 0)
})
