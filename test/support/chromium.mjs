// Finds the browser the tests drive; nothing is ever downloaded from a browser vendor.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const debian = '/usr/bin/chromium'

/** The executable, or what the reader must do to have one. `CHROMIUM_PATH` wins; `install` allows apt. */
export function findChromium({ install = false } = {}) {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? { path: named } : { problem: `CHROMIUM_PATH: there is no file ${named}` }
  if (existsSync(debian)) return { path: debian }
  if (install && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-q'], quiet)
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet)
    if (existsSync(debian)) return { path: debian }
  }
  return {
    problem: `no Chromium: set CHROMIUM_PATH to an executable, or install Debian's: apt-get install chromium fonts-noto-cjk`,
  }
}
