import type { Surroundings } from '../context.ts'
import { exposition, type Family, type Sample } from './exposition.ts'
import { figuresOf } from './figures.ts'
import type { Job } from './jobs.ts'
import { processFamilies, type LoopDelay } from './process-figures.ts'
import { bucketEdges, type RequestFigures } from './request-figures.ts'

type Figures = Awaited<ReturnType<typeof figuresOf>>
const family = (type: Family['type'], name: string, help: string, samples: Sample[]): Family => ({ name, help, type, samples })
const one = (value: number | null): Sample[] => (value === null ? [] : [{ value }])
const seconds = (moment: number | null) => (moment === null ? null : moment / 1000)

/** Prometheus reads the whole: `jichi_*` are ours, the others bear the names its clients use. */
export async function metricsText(at: Surroundings, delay: ReturnType<LoopDelay>): Promise<string> {
  const { operating, store } = at
  const build = { version: operating.version, node: process.versions.node, database: store.dialect }
  // A database that does not answer is a figure of its own, and no reason to tell nothing of the process.
  const figures = await figuresOf(at).catch((error: unknown) => (operating.log.error('metrics', error), null))
  return exposition([
    family('gauge', 'jichi_build_info', 'Version of program, Node and kind of database.', [{ labels: build, value: 1 }]),
    family('gauge', 'jichi_database_up', '1 where the database answered this look.', one(figures ? 1 : 0)),
    ...requestFamilies(operating.requests),
    ...processFamilies(operating.startedAt, delay),
    ...jobFamilies(operating.jobs.list()),
    ...(figures ? databaseFamilies(figures) : []),
  ])
}

function requestFamilies(requests: RequestFigures): Family[] {
  const counted = requests.counts().map(({ count, ...labels }) => ({ labels, value: count }))
  const timed = requests.times().flatMap(({ method, route, buckets, sum, count }) => {
    const labels = { method, route }
    const upTo = (le: number | string, value: number) => ({ suffix: '_bucket', labels: { ...labels, le }, value })
    const within = bucketEdges.map((edge, i) => upTo(edge, buckets[i]!))
    return [...within, upTo('+Inf', count), { suffix: '_sum', labels, value: sum }, { suffix: '_count', labels, value: count }]
  })
  return [
    family('counter', 'jichi_http_requests_total', 'Requests answered, by route pattern and status.', counted),
    family('histogram', 'jichi_http_request_duration_seconds', 'Time until an answer was ready, by route pattern.', timed),
    family('gauge', 'jichi_http_requests_open', 'Requests being answered now.', one(requests.open())),
  ]
}

function jobFamilies(jobs: Job[]): Family[] {
  const of = (value: (job: Job) => number | null) =>
    jobs.flatMap(job => one(value(job)).map(sample => ({ ...sample, labels: { job: job.name } })))
  return [
    family(
      'counter',
      'jichi_job_runs_total',
      'Runs of a job in this process.',
      of(job => job.runs),
    ),
    family(
      'counter',
      'jichi_job_failures_total',
      'Runs of a job that failed.',
      of(job => job.failures),
    ),
    family(
      'gauge',
      'jichi_job_last_success_timestamp_seconds',
      'When a job last went well.',
      of(job => seconds(job.lastDone)),
    ),
    family(
      'gauge',
      'jichi_job_last_duration_seconds',
      'How long a job’s last run took.',
      of(job => seconds(job.tookMs)),
    ),
  ]
}

function databaseFamilies({ now, sessions, letters, files, database, reports, storage, backup, current, streams }: Figures) {
  const states = Object.entries({ waiting: letters.waiting, failed: letters.failed, sent: letters.sent })
  const stages = Object.entries({ due: reports.due, handed_in: reports.handedIn, late: reports.late, approved: reports.approved })
  const age = (moment: number | null) => (moment === null ? null : Math.max(0, now - moment) / 1000)
  const gauge = (name: string, help: string, samples: Sample[]) => family('gauge', name, help, samples)
  return [
    gauge('jichi_database_bytes', 'Size of the database.', one(database)),
    gauge('jichi_migrations_current', '1 where the database has the schema of this version.', one(current ? 1 : 0)),
    gauge('jichi_evidence_files', 'Files kept behind values.', one(files.files)),
    gauge('jichi_evidence_bytes', 'Bytes of the files kept behind values.', one(files.bytes)),
    gauge('jichi_disk_free_bytes', 'Free space where the data folder lies.', one(storage.free)),
    gauge('jichi_sessions_open', 'Sessions that may still be used.', one(sessions)),
    gauge('jichi_pages_listening', 'Open pages that are told of changes.', one(streams)),
    gauge(
      'jichi_letters',
      'Letters of the outbox, by state.',
      states.map(([state, value]) => ({ labels: { state }, value })),
    ),
    gauge('jichi_letters_oldest_waiting_seconds', 'Age of the oldest letter that waits.', one(age(letters.oldestWaiting))),
    gauge(
      'jichi_reports',
      'Monthly reports of this year whose due day is past, by stage.',
      stages.map(([stage, value]) => ({ labels: { stage }, value })),
    ),
    gauge('jichi_backup_last_timestamp_seconds', 'When the last backup was made.', one(seconds(backup?.at ?? null))),
    gauge('jichi_backup_age_seconds', 'Age of the last backup.', one(age(backup?.at ?? null))),
    gauge('jichi_backup_bytes', 'Size of the last backup.', one(backup?.bytes ?? null)),
  ]
}
