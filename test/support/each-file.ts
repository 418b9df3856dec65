import fc from 'fast-check'
import { afterAll } from 'vitest'
import { opened } from './opened.ts'

/** `npm run test:full` tries properties on more inputs, where a test does not name its own number. */
if (process.env.FULL) fc.configureGlobal({ numRuns: 500 })

afterAll(async () => {
  for (const close of opened) await close()
  opened.clear()
})
