import type { Log } from './log.ts'

/** What runs by itself in this process: how often, and how it went. */
export type Job = {
  name: string
  /** Milliseconds from one run to the next; null: once. */
  every: number | null
  runs: number
  failures: number
  /** Moments; null: never yet. */
  lastAt: number | null
  lastDone: number | null
  lastFailed: number | null
  tookMs: number | null
  nextAt: number | null
}

/** The jobs of this process. What is told of them is this process's own: another on the same database has its own timers. */
export function jobBook(now: () => number, log: Log) {
  const jobs = new Map<string, Job>()

  async function run(job: Job, work: () => Promise<unknown>) {
    const began = performance.now()
    job.lastAt = now()
    job.runs++
    try {
      await work()
      job.lastDone = now()
    } catch (error) {
      job.failures++
      job.lastFailed = now()
      log.error('job', error, { job: job.name })
    }
    job.tookMs = Math.round(performance.now() - began)
  }

  return {
    /** Runs `work` first after `first` milliseconds (0: at once), then every `every`; a run waits for the one before it. */
    start: (name: string, { first, every = null }: { first: number; every?: number | null }, work: () => Promise<unknown>) => {
      const none = { lastAt: null, lastDone: null, lastFailed: null, tookMs: null }
      const job: Job = { name, every, runs: 0, failures: 0, ...none, nextAt: now() + first }
      jobs.set(name, job)
      let running: Promise<void> | null = null
      const go = () => (running ??= run(job, work).finally(() => (running = null)))
      const turn = () => {
        job.nextAt = every === null ? null : now() + every
        void go()
      }
      const begin = () => {
        turn()
        if (every !== null) setInterval(turn, every).unref()
      }
      if (first === 0) begin()
      else setTimeout(begin, first).unref()
      return go
    },
    list: (): Job[] => [...jobs.values()],
  }
}
export type Jobs = ReturnType<typeof jobBook>
