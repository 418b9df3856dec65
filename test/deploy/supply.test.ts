import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exceptions, judged, packagesOf } from '../../server/deploy/licences.mjs'

/** What comes from others: exactly which, under what licence, and that each is used. */

const root = new URL('../..', import.meta.url).pathname
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
type Named = Record<string, string>
const own = json('package.json') as { dependencies: Named; devDependencies: Named; scripts: Named; engines: { node: string } }
type Locked = { version: string; resolved?: string; integrity?: string; license?: string; dev?: boolean; name?: string }
type Entry = Locked & { dependencies?: Named; devDependencies?: Named }
const lock = json('package-lock.json') as { packages: Record<string, Entry> }
const all = { ...own.dependencies, ...own.devDependencies }

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(join(root, folder))) {
    const path = join(folder, name)
    if (name === 'migrations' || name === 'cases') continue
    if (statSync(join(root, path)).isDirectory()) yield* sources(path)
    else if (/\.(ts|tsx|mjs|css)$/.test(name)) yield path
  }
}
const builtin = new Set(builtinModules)
const packageOf = (from: string) =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
const patterns = [
  /^\s*(?:import|export)\s+(?:type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"\n]+)['"]/gm,
  /\bimport\(\s*['"]([^'"\n]+)['"]/g,
  /\brequire(?:\.resolve)?\(\s*['"]([^'"\n]+)['"]/g,
  /@import ['"]([^'"\n]+)['"]/g,
]
const imports = ['web', 'server', 'db', 'test'].flatMap(folder =>
  [...sources(folder)].flatMap(path => {
    const text = readFileSync(join(root, path), 'utf8')
    const found = patterns.flatMap(pattern => [...text.matchAll(pattern)].map(match => match[1]!))
    return found
      .filter(from => !/^[.#/]|^(node|virtual|data):/.test(from) && !builtin.has(from))
      .map(from => ({ path, name: packageOf(from) }))
  }),
)

describe('every package', () => {
  test('is named by one exact version, in the lock as well, with the fingerprint of what is fetched', () => {
    const exact = /^(npm:[@\w/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/
    expect(Object.entries(all).filter(([, version]) => !exact.test(version))).toEqual([])
    const { dependencies, devDependencies } = lock.packages['']!
    expect({ dependencies, devDependencies }).toEqual({ dependencies: own.dependencies, devDependencies: own.devDependencies })
    for (const [name, version] of Object.entries(all))
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version.split('@').at(-1)])
    const others = Object.entries(lock.packages).filter(([path]) => path !== '')
    expect(others.filter(([, one]) => !one.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
    const elsewhere = ({ resolved }: Locked) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')
    expect(others.filter(([, one]) => elsewhere(one)).map(([path]) => path)).toEqual([])
    expect(others.length).toBeGreaterThan(400)
  })

  test('is free to use: MIT, Apache, BSD or ISC, or excepted with a reason; no exception outlives its package', () => {
    const packages = judged(packagesOf(lock))
    expect(packages.filter(one => !one.allowed)).toEqual([])
    expect(packages.length).toBeGreaterThan(400)
    const used = new Set(packages.map(one => one.why))
    expect(exceptions.filter(({ why }) => why.length > 10 && used.has(why)).map(one => one.name)).toEqual(
      exceptions.map(one => one.name),
    )
    const copyleft = {
      packages: { 'node_modules/x': { version: '1.0.0', license: 'AGPL-3.0' }, 'node_modules/y': { version: '1.0.0' } },
    }
    expect(judged(packagesOf(copyleft)).map(one => one.allowed)).toEqual([false, false])
    const choice = { packages: { 'node_modules/x': { version: '1.0.0', license: '(MIT OR GPL-3.0-or-later)' } } }
    expect(judged(packagesOf(choice)).map(one => one.allowed)).toEqual([true])
  })

  test('that is imported is declared, and what the program imports is declared for the program', () => {
    expect(imports.length).toBeGreaterThan(1_000)
    const declared = ({ name }: { name: string }) => name in all
    expect(imports.filter(one => !declared(one)).map(({ path, name }) => `${path} → ${name}`)).toEqual([])
    const ofDevelopers = imports.filter(({ path, name }) => !path.startsWith('test/') && !(name in own.dependencies))
    expect(ofDevelopers.map(({ path, name }) => `${path} → ${name}`)).toEqual([])
  })

  test('that is declared is used: imported, run by a script, or the types of one that is', () => {
    const imported = new Set(imports.map(one => one.name))
    const runs = [
      ...Object.values(own.scripts),
      readFileSync(join(root, 'test/run.mjs'), 'utf8'),
      readFileSync(join(root, 'db/generate.mjs'), 'utf8'),
    ]
    const run = (name: string) => ({ typescript: ['tsc'] })[name] ?? [name]
    const used = (name: string): boolean => {
      if (imported.has(name)) return true
      const typed = /^@types\/(.+)$/.exec(name)?.[1]
      if (typed) return typed === 'node' || imported.has(typed)
      return run(name).some(word => runs.some(text => new RegExp(`(^|[\\s'"\`/])${word}([\\s'"\`]|$)`, 'm').test(text)))
    }
    // A folder read as it is, a name chosen at run time; a tool another one calls.
    const texts = ['server', 'db', 'test/bench']
      .flatMap(folder => [...sources(folder)])
      .map(path => readFileSync(join(root, path), 'utf8'))
    const named = (name: string) => texts.some(text => text.includes(`'${name}'`) || text.includes(`node_modules/${name}/`))
    const called = own.scripts.lint!.includes('--type-aware') ? ['oxlint-tsgolint'] : []
    const unused = Object.keys(all).filter(name => !used(name) && !named(name) && !called.includes(name))
    expect(unused).toEqual([])
  })

  test('that is held back is listed with the day and the reason, at the version that is really used', () => {
    const pins = json('server/deploy/pins.json') as { name: string; version: string; since: string; why: string }[]
    expect(pins.map(({ name, version }) => [name, version])).toEqual(pins.map(({ name }) => [name, all[name]]))
    for (const { since, why } of pins) {
      expect(since).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(why.length).toBeGreaterThan(40)
    }
    // A version that is no release needs its reason.
    const unreleased = Object.keys(all).filter(name => /\d-\w/.test(all[name]!.replace(/^npm:.*@/, '')))
    for (const name of unreleased) expect(pins.map(pin => pin.name)).toContain(name)
  })
})

describe('the bill of materials', () => {
  test('names every package of the program with version, source and fingerprint, as CycloneDX', () => {
    const [command, ...args] = own.scripts.sbom!.split(' ')
    const text = execFileSync(command!, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    }).toString()
    type Component = { name: string; version: string; purl: string; hashes?: unknown[]; scope: string }
    const bom = JSON.parse(text) as { bomFormat: string; components: Component[]; dependencies: unknown[] }
    expect(bom.bomFormat).toBe('CycloneDX')
    const listed = new Set(bom.components.map(({ name, version }) => `${name}@${version}`))
    const locked = Object.entries(lock.packages).filter(([path]) => path !== '')
    expect([...listed].sort()).toEqual(
      [...new Set(locked.map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`))].sort(),
    )
    expect(bom.components.filter(one => !one.purl.startsWith('pkg:npm/') || !one.hashes?.length)).toEqual([])
  })
})
