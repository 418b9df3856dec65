import type { CustomTypesConfig } from 'pg'

/** Another system's database, read and never written. */
export type ForeignQuery = {
  host: string
  /** The name its certificate must bear. */
  servername: string
  tls: boolean
  port: number
  database: string
  user: string
  password: string
  query: string
  rows: number
  seconds: number
}

/** The database answered with an error, or not in time. */
export class ForeignError extends Error {
  constructor(
    message: string,
    readonly late: boolean,
  ) {
    super(message)
  }
}

const asText = { getTypeParser: () => (text: string) => text }

/** Runs one query in a read-only transaction with a time limit; values come as the text the database writes. The extended
 * protocol takes one statement only, so that nothing can be smuggled behind a semicolon. */
export async function readForeign(ask: ForeignQuery): Promise<{ columns: string[]; rows: (string | null)[][] }> {
  const { host, port, database, user, password, seconds } = ask
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    host,
    port,
    database,
    user,
    password,
    ssl: ask.tls ? { servername: ask.servername } : false,
    connectionTimeoutMillis: 10_000,
    statement_timeout: (seconds - 5) * 1000,
    query_timeout: seconds * 1000,
    application_name: 'jichi',
    types: asText as unknown as CustomTypesConfig,
  })
  // A connection that breaks while idle must not end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('begin transaction read only')
    const text = `select * from (\n${ask.query.replace(/;\s*$/, '')}\n) as readings limit ${ask.rows + 1}`
    const config = { text, rowMode: 'array' as const, queryMode: 'extended' }
    const answer = await client.query<(string | null)[]>(config)
    return { columns: answer.fields.map(field => field.name), rows: answer.rows }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) {
      if (error instanceof Error && /timeout/i.test(error.message)) throw new ForeignError(error.message, true)
      throw error
    }
    throw new ForeignError(error.message, error.code === '57014')
  } finally {
    await client.end().catch(() => {})
  }
}
