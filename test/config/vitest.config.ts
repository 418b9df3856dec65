import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/browser/**', 'node_modules/**'],
    globalSetup: ['test/support/temporary.ts'],
    setupFiles: ['test/support/full.ts'],
    pool: 'threads',
    testTimeout: process.env.FULL ? 180_000 : 30_000,
    hookTimeout: 60_000,
  },
})
