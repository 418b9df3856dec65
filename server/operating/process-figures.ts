import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Family } from './exposition.ts'

/** How late timers come: while one thing is worked out, nothing else is answered. Counted from one look to the next. */
export function loopDelay() {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return () => {
    const seconds = (nanoseconds: number) => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0)
    const figures = { mean: seconds(delay.mean), p99: seconds(delay.percentile(99)), max: seconds(delay.max) }
    delay.reset()
    return figures
  }
}
export type LoopDelay = ReturnType<typeof loopDelay>

const gauge = (name: string, help: string, value: number): Family => ({ name, help, type: 'gauge', samples: [{ value }] })

/** The process itself, under the names Prometheus's own clients use. */
export function processFamilies(startedAt: number, delay: ReturnType<LoopDelay>): Family[] {
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time used.',
      type: 'counter',
      samples: [{ value: (user + system) / 1e6 }],
    },
    gauge('process_start_time_seconds', 'When the process began, in seconds since 1970.', startedAt / 1000),
    gauge('process_resident_memory_bytes', 'Memory the process holds.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Heap in use.', heapUsed),
    gauge('nodejs_heap_size_total_bytes', 'Heap reserved.', heapTotal),
    gauge('nodejs_external_memory_bytes', 'Memory of buffers outside the heap.', external),
    gauge('nodejs_eventloop_lag_mean_seconds', 'Mean lateness of timers since the last look.', delay.mean),
    gauge('nodejs_eventloop_lag_p99_seconds', '99th percentile of the lateness of timers since the last look.', delay.p99),
    gauge('nodejs_eventloop_lag_max_seconds', 'Largest lateness of timers since the last look.', delay.max),
  ]
}
