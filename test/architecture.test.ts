import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The walls of the house: who may know whom, what is pure, how long a file may be. */

const root = new URL('..', import.meta.url).pathname
const rooms = ['web', 'server', 'db', 'test']

function* walk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    if (name === 'node_modules' || name === 'migrations' || name === 'cases') continue
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* walk(path)
    else if (/\.(ts|tsx|mjs)$/.test(name)) yield path
  }
}

type File = { path: string; text: string; lines: number; imports: { from: string; typeOnly: boolean }[] }
const aliases: Record<string, string> = {
  '#domain/': 'server/domain/',
  '#wording/': 'server/wording/',
  '#charts/': 'server/charts/',
}

function readFile(full: string): File {
  const text = readFileSync(full, 'utf8')
  const path = relative(root, full)
  const imports = [...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[\s\S]*?\sfrom\s+)?['"]([^'"\n]+)['"]/gm)].map(
    match => {
      const alias = Object.keys(aliases).find(prefix => match[2]!.startsWith(prefix))
      const from = alias
        ? match[2]!.replace(alias, aliases[alias]!)
        : match[2]!.startsWith('.')
          ? relative(root, resolve(dirname(full), match[2]!))
          : match[2]!
      return { from, typeOnly: !!match[1] }
    },
  )
  return { path, text, lines: text.split('\n').length, imports }
}

const files = rooms.flatMap(room => [...walk(join(root, room))].map(readFile))
const inside = (prefix: string) => files.filter(file => file.path.startsWith(prefix))
const room = (from: string) => from.split('/')[0]!
const ours = (from: string) => rooms.includes(room(from))
/** Imports of some files that a rule does not allow, each as `file → import`. */
const breaches = (list: File[], allowed: (from: string, typeOnly: boolean, file: File) => boolean) =>
  list.flatMap(file => file.imports.filter(i => !allowed(i.from, i.typeOnly, file)).map(i => `${file.path} → ${i.from}`))

describe('the walls of the house', () => {
  test('the domain imports nothing of ours but itself, and only zod, big.js and simple-statistics', () => {
    const packages = ['zod', 'big.js', 'simple-statistics']
    const allowed = (from: string) => from.startsWith('server/domain/') || packages.includes(from)
    expect(breaches(inside('server/domain/'), allowed)).toEqual([])
    expect(inside('server/domain/').length).toBeGreaterThan(40)
  })
  test('the domain knows no clock, no chance, no input or output', () => {
    const impure = /\bnew Date\b|\bDate\.(now|parse)\b|Math\.random|\bprocess\.|\bfetch\(|console\.|localStorage|from 'node:/
    expect(
      inside('server/domain/')
        .filter(file => impure.test(file.text))
        .map(file => file.path),
    ).toEqual([])
  })
  test('Chinese stands in the domain only in its vocabulary, besides comments', () => {
    const code = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
    const found = inside('server/domain/').filter(
      file => !/\/vocabulary[^/]*\.ts$/.test(file.path) && /[\u4e00-\u9fff]/.test(code(file.text)),
    )
    expect(found.map(file => file.path)).toEqual([])
  })
  test('wording and charts import only the domain and themselves', () => {
    const own = (prefix: string) => (from: string) =>
      from.startsWith(prefix) || from.startsWith('server/domain/') || from === 'big.js'
    expect(breaches(inside('server/wording/'), own('server/wording/'))).toEqual([])
    const charts = (from: string, typeOnly: boolean) =>
      own('server/charts/')(from) || from.startsWith('server/wording/') || (typeOnly && from.startsWith('echarts'))
    expect(breaches(inside('server/charts/'), charts)).toEqual([])
  })
  test('the database knows nothing of server or web but the domain’s words and types', () => {
    const allowed = (from: string, typeOnly: boolean) =>
      !ours(from) || room(from) === 'db' || (from.startsWith('server/domain/') && typeOnly)
    expect(breaches(inside('db/'), allowed)).toEqual([])
  })
  test('only the database room knows Drizzle and the drivers', () => {
    const drivers = /^(drizzle-orm|better-sqlite3|pg)(\/|$)/
    expect(breaches([...inside('server/'), ...inside('web/')], from => !drivers.test(from))).toEqual([])
  })
  test('web imports domain, wording and charts, and the server’s type in one file alone', () => {
    const shared = ['server/domain/', 'server/wording/', 'server/charts/']
    const allowed = (from: string, typeOnly: boolean, file: File) =>
      !ours(from) ||
      room(from) === 'web' ||
      shared.some(prefix => from.startsWith(prefix)) ||
      (typeOnly && file.path === 'web/api/client.ts' && from === 'server/app.ts')
    expect(breaches(inside('web/'), allowed)).toEqual([])
  })
  test('ECharts runs in one file of the web', () => {
    const runs = inside('web/').filter(file => file.imports.some(i => i.from.startsWith('echarts') && !i.typeOnly))
    expect(runs.map(file => file.path)).toEqual(['web/charts/chart.tsx'])
  })
  test('routes hold no SQL and no arithmetic of their own: they import queries, never the query builder', () => {
    const list = inside('server/routes/')
    expect(list.filter(file => /\bsql`|\.select\(\)\.from|judgeYear\(|summarise\(/.test(file.text)).map(f => f.path)).toEqual([])
    expect(list.length).toBeGreaterThan(8)
  })
  test('a route writes only through an act, which records it in the audit trail', () => {
    const found = inside('server/routes/').filter(file => /\.tx\(/.test(file.text))
    expect(found.map(file => file.path)).toEqual([])
  })
  test('queries always await: no driver calls that only SQLite answers at once', () => {
    const found = inside('db/queries/').filter(file => /\.(get|all|run)\(\)/.test(file.text))
    expect(found.map(file => file.path)).toEqual([])
  })
  test('only the process entry knows the environment', () => {
    const found = [...inside('server/'), ...inside('db/')].filter(file => /process\.env/.test(file.text))
    expect(found.map(file => file.path).filter(path => !path.endsWith('.mjs'))).toEqual([])
  })
  test('a file is at most 300 lines, a test 400, and half of the sources are below 100', () => {
    const isTest = (file: File) => file.path.startsWith('test/')
    const long = files.filter(file => file.lines > (isTest(file) ? 401 : 301)).map(file => `${file.path} ${file.lines}`)
    expect(long).toEqual([])
    const sizes = files
      .filter(file => !isTest(file))
      .map(file => file.lines)
      .sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100)
  })
  test('no drawer of leftovers, no barrels, nothing skipped, nothing silenced', () => {
    expect(files.filter(file => /(^|\/)(utils?|helpers?|misc)\.tsx?$/.test(file.path)).map(f => f.path)).toEqual([])
    expect(files.filter(file => /\/index\.tsx?$/.test(file.path)).map(f => f.path)).toEqual([])
    const silenced = /@ts-(ignore|expect-error|nocheck)|\b(test|it|describe)\.(skip|only|todo)\b|\bTO[D]O\b|FIX[M]E/
    expect(files.filter(file => silenced.test(file.text) && file.path !== 'test/architecture.test.ts').map(f => f.path)).toEqual(
      [],
    )
  })
})
