import { execFileSync } from 'node:child_process'

/** The browser tests drive what is shipped: pages and server as `npm start` builds them. */
export default function buildOnce() {
  const build = new URL('../../server/build.mjs', import.meta.url).pathname
  execFileSync(process.execPath, [build], { stdio: ['ignore', 'ignore', 'inherit'] })
}
