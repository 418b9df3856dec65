import type { ClientConfig } from 'pg'

/** How every connection to PostgreSQL is made: a machine that vanished is noticed within half a minute, also while nobody asks. */
export const wire = (url: string, name = 'jichi'): ClientConfig => ({
  connectionString: url,
  application_name: name,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 15_000,
})
