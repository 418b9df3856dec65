import { describe, expect, test } from 'vitest'
import { exposition } from '../../server/operating/exposition.ts'
import { quietOperating, type Operating } from '../../server/operating/operating.ts'
import { testApp } from '../support/app.ts'

async function operated(change: Partial<Operating> = {}) {
  const now = () => Date.parse('2022-01-20T09:00:00+08:00')
  const app = await testApp(undefined, undefined, { operating: { ...quietOperating(now), ...change } })
  const metrics = (headers: Record<string, string> = {}, from = '127.0.0.1') =>
    app.app.request('/metrics', { headers }, { incoming: { socket: { remoteAddress: from } } })
  return { ...app, metrics }
}

/** Every sample by its name and labels; a line that is none fails. */
function samplesOf(text: string): Map<string, number> {
  expect(text.endsWith('\n')).toBe(true)
  const samples = new Map<string, number>()
  for (const line of text.split('\n').filter(one => one && !one.startsWith('#'))) {
    const [, name, value] = /^([a-z_]\w*(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\.)*",?)+\})?) (\S+)$/.exec(line) ?? []
    expect([line, typeof name]).toEqual([line, 'string'])
    expect([name, samples.has(name!)]).toEqual([name, false])
    samples.set(name!, value === '+Inf' ? Infinity : Number(value))
  }
  return samples
}

describe('who may read the figures', () => {
  test('without a token: this machine alone, and nobody a proxy on it speaks for', async () => {
    const { metrics } = await operated()
    expect((await metrics()).status).toBe(200)
    expect((await metrics({}, '::1')).status).toBe(200)
    expect((await metrics({}, '10.0.0.8')).status).toBe(403)
    expect((await metrics({ 'x-forwarded-for': '10.0.0.8' })).status).toBe(403)
  })
  test('with a token: whoever brings it, from anywhere, and this machine no more without it', async () => {
    const metricsToken = 'lang-genug-0123456789'
    const { metrics } = await operated({ metricsToken })
    expect((await metrics()).status).toBe(401)
    expect((await metrics({ authorization: `Bearer ${metricsToken}x` }, '10.0.0.8')).status).toBe(403)
    expect((await metrics({ authorization: `Bearer ${metricsToken}` }, '10.0.0.8')).status).toBe(200)
  })
})

describe('the figures', () => {
  test('are Prometheus text: each family with help and type, each sample once, times in rising buckets', async () => {
    const { metrics, bureau } = await operated()
    const person = await bureau()
    await person.call('GET', '/projects')
    await person.call('GET', '/projects')
    await person.call('GET', '/projects/99')
    const answer = await metrics()
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await answer.text()
    const samples = samplesOf(text)
    const families = [...text.matchAll(/^# TYPE (\S+) (counter|gauge|histogram)$/gm)].map(([, name]) => name!)
    expect(families).toEqual([...text.matchAll(/^# HELP (\S+) \S/gm)].map(([, name]) => name!))
    for (const name of samples.keys())
      expect(
        families.some(
          family => name.replace(/\{.*/, '').replace(/_(bucket|sum|count)$/, '') === family || name.startsWith(family),
        ),
      ).toBe(true)

    expect(samples.get('jichi_http_requests_total{method="GET",route="/api/v1/projects",status="200"}')).toBe(2)
    expect(samples.get('jichi_http_requests_total{method="GET",route="/api/v1/projects/:id",status="404"}')).toBe(1)
    const buckets = [...samples].filter(([name]) =>
      name.startsWith('jichi_http_request_duration_seconds_bucket{method="GET",route="/api/v1/projects",'),
    )
    expect(buckets.map(([, value]) => value)).toEqual(buckets.map(([, value]) => value).sort((a, b) => a - b))
    expect(buckets.at(-1)).toEqual([expect.stringContaining('le="+Inf"'), 2])
    expect(samples.get('jichi_http_request_duration_seconds_count{method="GET",route="/api/v1/projects"}')).toBe(2)
  })

  test('tell of database, sessions, letters, reports, files, memory and the event loop', async () => {
    const lastBackup = () => Promise.resolve({ at: Date.parse('2022-01-20T08:00:00+08:00'), bytes: 4096 })
    const { metrics, bureau, setClock } = await operated({ lastBackup })
    await bureau()
    const samples = samplesOf(await (await metrics()).text())
    expect(samples.get('jichi_database_up')).toBe(1)
    expect(samples.get('jichi_migrations_current')).toBe(1)
    expect(samples.get('jichi_database_bytes')).toBeGreaterThan(10_000)
    expect(samples.get('jichi_sessions_open')).toBe(1)
    expect(samples.get('jichi_backup_age_seconds')).toBe(3_600)
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
    for (const name of [
      'jichi_letters{state="waiting"}',
      'jichi_reports{stage="late"}',
      'jichi_evidence_bytes',
      'jichi_pages_listening',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect([name, samples.has(name)]).toEqual([name, true])
    // Half an hour without a request ends a session.
    setClock('2022-01-20T10:00:00+08:00')
    expect(samplesOf(await (await metrics()).text()).get('jichi_sessions_open')).toBe(0)
  })

  test('without a backup there is no age of one: what is not known is not 0', async () => {
    const { metrics } = await operated()
    expect(await (await metrics()).text()).not.toContain('jichi_backup')
  })

  test('a label may hold quotes, strokes and new lines without breaking its line', () => {
    const text = exposition([
      { name: 'a_b', help: 'one\ntwo', type: 'gauge', samples: [{ labels: { x: 'say "so"\\\n' }, value: 1 }] },
      { name: 'c_d', help: 'none', type: 'gauge', samples: [] },
    ])
    expect(text).toBe(String.raw`# HELP a_b one\ntwo
# TYPE a_b gauge
a_b{x="say \"so\"\\\n"} 1
`)
  })
})
