// Runs the built server without looking at the sources again: a test must not rebuild under another one.
import { fileURLToPath } from 'node:url'

const { start } = await import('../../dist/server/main.js')
await start(fileURLToPath(new URL('../..', import.meta.url)), process.env)
