import { execFileSync } from 'node:child_process'

/** Runs a text on a PostgreSQL database and waits for it. */
export const psql = (url: string, text: string): string =>
  execFileSync('psql', ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-d', url, '-c', text], { encoding: 'utf8', stdio: 'pipe' })

/** What a query finds, as the embedded database would say it: yes and no are 1 and 0. */
export function psqlRows(url: string, text: string): Record<string, unknown>[] {
  if (!/^\s*select/i.test(text)) return (psql(url, text), [])
  const found = JSON.parse(psql(url, `select coalesce(json_agg(one), '[]') from (${text}) one`)) as Record<string, unknown>[]
  return found.map(row =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'boolean' ? Number(value) : value])),
  )
}
