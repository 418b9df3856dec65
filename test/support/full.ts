import fc from 'fast-check'

/** `npm run test:full` tries properties on more inputs, where a test does not name its own number. */
if (process.env.FULL) fc.configureGlobal({ numRuns: 500 })
