import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a page loads before it can show itself: its scripts and everything they import statically. */
function closure(assets: string, entries: string[]): Set<string> {
  const found = new Set(entries)
  for (const name of found)
    for (const [, next] of readFileSync(join(assets, name), 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      found.add(next!)
  return found
}

const scriptsOf = (web: string, page: string) =>
  [...readFileSync(join(web, page), 'utf8').matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(match => basename(match[1]!))

const kilobytes = (assets: string, names: Set<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0) / 1000

/** Script of the sign-in page, and of the overview before its charts, in kB of gzip. */
export function scriptWeights(web: string) {
  const assets = join(web, 'assets')
  const lazy = readdirSync(assets).filter(name => /^overview-page-.*\.js$/.test(name))
  return {
    signin: kilobytes(assets, closure(assets, scriptsOf(web, 'signin.html'))),
    overview: kilobytes(assets, closure(assets, [...scriptsOf(web, 'index.html'), ...lazy])),
  }
}
