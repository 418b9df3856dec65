// `npm run licences`: every package of the lock file with its version, licence and use; 1 where one is neither free enough nor excepted.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const free = new Set(['MIT', 'MIT-0', 'MIT/X11', 'Apache-2.0', 'ISC', '0BSD', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause'])

/** What carries another licence, or names none, and why it may be here all the same. */
export const exceptions = [
  { name: 'axe-core', licence: 'MPL-2.0', why: 'used unchanged, in tests alone' },
  { name: '@axe-core/playwright', licence: 'MPL-2.0', why: 'used unchanged, in tests alone' },
  { name: '@resvg/resvg-js', licence: 'MPL-2.0', why: 'used unchanged, as its own binary; MPL asks for its own files alone' },
  { name: 'lightningcss', licence: 'MPL-2.0', why: 'used unchanged, while building' },
  { name: 'big-integer', licence: 'Unlicense', why: 'public domain; under exceljs, which unpacks workbooks with it' },
  { name: 'isbot', licence: 'Unlicense', why: 'public domain; under the router' },
  { name: 'graceful-fs', licence: 'BlueOak-1.0.0', why: 'as free as MIT; under exceljs' },
  { name: 'buffers', licence: '', why: 'names none; its repository says MIT/X11; under exceljs' },
  { name: 'pako', licence: '(MIT AND Zlib)', why: 'Zlib asks for less than MIT; under jszip' },
]

/** `A OR B` leaves the choice: one free one is enough. */
const isFree = licence =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some(one => free.has(one))

/** A package's builds for other machines (`lightningcss-linux-x64-gnu`) are the package. */
const excepts = (exception, { name, licence }) =>
  licence === exception.licence && (name === exception.name || name.startsWith(`${exception.name}-`))

export function packagesOf(lock) {
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      name: entry.name ?? path.split('node_modules/').at(-1),
      version: entry.version,
      licence: entry.license ?? '',
      use: entry.dev ? 'tests' : 'program',
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}

export function judged(packages) {
  return packages.map(one => {
    const exception = exceptions.find(known => excepts(known, one))
    return { ...one, allowed: isFree(one.licence) || exception !== undefined, why: exception?.why ?? '' }
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
  const list = judged(packagesOf(lock))
  for (const { name, version, licence, use, why } of list)
    console.log(`${name} ${version}\t${licence || 'none named'}\t${use}${why ? `\t${why}` : ''}`)
  const refused = list.filter(one => !one.allowed)
  const kinds = new Set(list.map(one => one.licence)).size
  console.log(`${list.length} packages, ${kinds} licences, ${refused.length} not allowed`)
  for (const one of refused) console.log(`not allowed: ${one.name} ${one.version} (${one.licence || 'none named'})`)
  process.exitCode = refused.length ? 1 : 0
}
