import { createRequire } from 'node:module'
import type Sqlite from 'better-sqlite3'

const require = createRequire(import.meta.url)

/** better-sqlite3 12 aborts on Node ≥ 24.19 when a handle is collected; 13 (N-API, Node ≥ 22) crashes on Node 20.
 * Both are pinned until Node 20 is given up; the interface used here is the same. */
const modern = Number(process.versions.node.split('.')[0]) >= 22
export const Driver = require(modern ? 'better-sqlite3-13' : 'better-sqlite3') as typeof Sqlite
