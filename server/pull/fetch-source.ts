import type { Day } from '#domain/day'
import { pullLimits, type PullConfig, type PullKind } from '#domain/pull'
import { ForeignError, readForeign } from '../../db/foreign.ts'
import { refuseClosed, safeLookup, type Allowed } from './address.ts'
import { PullFault } from './fault.ts'
import { faultOf, fetchBytes, urlOf } from './fetch-bytes.ts'
import { atReader } from './read-at.ts'
import { csvReadings, jsonReadings, tableReadings, type RawReading } from './read-rows.ts'

export type Source = { kind: PullKind; url: string; config: PullConfig; secret: string | null }
export type FetchedReading = { key: string; at: number; value: number }
export type Around = { allowed: Allowed; dayOf: (at: number) => Day }

/** Fetches a source's readings; rows without a number say nothing and are left out, an unreadable one stops the fetch. */
export async function fetchSource(
  source: Source,
  { allowed, dayOf }: Around,
): Promise<{ readings: FetchedReading[]; empty: number }> {
  const raw = await rowsOf(source, allowed)
  const readAt = atReader(dayOf)
  const readings: FetchedReading[] = []
  let empty = 0
  for (const row of raw) {
    if (row.value === null || row.value === undefined || row.value === '') {
      empty++
      continue
    }
    const at = readAt(row.at)
    if (at === null) throw unreadable(row, source.config.at, row.at)
    const value = numberOf(row.value)
    if (value === null) throw unreadable(row, source.config.value, row.value)
    const key = typeof row.key === 'string' || typeof row.key === 'number' ? String(row.key).trim() : ''
    if (key === '' || key.length > 150) throw unreadable(row, source.config.key ?? source.config.at, row.key)
    readings.push({ key, at, value })
  }
  return { readings, empty }
}

const unreadable = ({ row }: RawReading, column: string, found: unknown) =>
  new PullFault('pull-row', {
    row,
    column,
    text: (typeof found === 'string' ? found : JSON.stringify(found ?? null)).slice(0, 60),
  })

function rowsOf({ kind, url, config, secret }: Source, allowed: Allowed): Promise<RawReading[]> {
  if (kind === 'sql') return queryRows(url, config, secret, allowed)
  const header = secret !== null && config.header ? { header: config.header, value: secret } : null
  const read = kind === 'csv' ? csvReadings : jsonReadings
  return fetchBytes(url, header, allowed).then(bytes => read(bytes, config))
}

/** `1,234.5` as spreadsheets write it; anything else must be a plain number. */
function numberOf(written: unknown): number | null {
  if (typeof written === 'number') return Number.isFinite(written) ? written : null
  if (typeof written !== 'string') return null
  const text = written.trim()
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(plain) ? Number(plain) : null
}

async function queryRows(address: string, config: PullConfig, secret: string | null, allowed: Allowed): Promise<RawReading[]> {
  const url = urlOf(address, ['postgres:', 'postgresql:'])
  refuseClosed(url, allowed)
  const signal = AbortSignal.timeout(pullLimits.seconds * 1000)
  const host = await new Promise<string>((resolve, reject) => {
    const found = (error: Error | null, at: string) => (error ? reject(error) : resolve(at))
    safeLookup(url, allowed)(url.hostname.replace(/^\[|\]$/g, ''), {}, found as Parameters<ReturnType<typeof safeLookup>>[2])
  }).catch(error => Promise.reject(faultOf(error, signal, pullLimits.seconds) as Error))
  try {
    const answer = await readForeign({
      host,
      servername: url.hostname,
      tls: url.searchParams.get('sslmode') === 'require',
      port: Number(url.port || 5432),
      database: decodeURIComponent(url.pathname.slice(1)),
      user: config.user,
      password: secret ?? '',
      query: config.query,
      rows: pullLimits.rows,
      seconds: pullLimits.seconds,
    })
    if (answer.rows.length > pullLimits.rows) throw new PullFault('pull-too-many', { limit: pullLimits.rows })
    return tableReadings(answer.columns, answer.rows, config).map(row => ({ ...row, row: row.row - 1 }))
  } catch (error) {
    if (!(error instanceof ForeignError)) throw faultOf(error, signal, pullLimits.seconds)
    throw error.late
      ? new PullFault('pull-timeout', { seconds: pullLimits.seconds })
      : new PullFault('pull-sql', { message: error.message.slice(0, 300) })
  }
}
