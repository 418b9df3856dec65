import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/browser/**', 'node_modules/**'],
    globalSetup: ['test/support/temporary.ts', 'test/support/on-postgres.ts'],
    setupFiles: ['test/support/each-file.ts'],
    pool: 'threads',
    // Reading the modules anew for each file is a third of the time; none of them keeps what one database said for another.
    isolate: false,
    // Left to itself the runner keeps one core free: on two cores that is half the time lost.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: process.env.FULL || process.env.DATABASE ? 180_000 : 30_000,
    hookTimeout: 60_000,
  },
})
