// `npm run migrate:to-postgres`: copies the workspace in DATA_DIR into the empty PostgreSQL database DATABASE_URL names.
import { fileURLToPath } from 'node:url'
import { buildIfChanged } from './build.mjs'

const env = { ...process.env }
await buildIfChanged()
const { moveToPostgres } = await import('../dist/server/main.js')
await moveToPostgres(fileURLToPath(new URL('..', import.meta.url)), env)
