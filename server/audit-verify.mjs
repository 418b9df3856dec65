// `npm run audit:verify`: checks the audit trail in DATA_DIR.
import { buildIfChanged } from './build.mjs'

const env = { ...process.env }
await buildIfChanged()
const { verifyAudit } = await import('../dist/server/main.js')
await verifyAudit(env)
