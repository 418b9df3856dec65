// `npm test`: every check in order, and the sum as the last line. `--full` (npm run test:full) runs the long suites too.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './support/chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const notes = mkdtempSync(join(tmpdir(), 'jichi-run-'))
const full = process.argv.includes('--full')
const env = { ...process.env, ...(full ? { FULL: '1' } : {}), FORCE_COLOR: '0', NO_COLOR: '1' }
const binary = name => join(root, 'node_modules', '.bin', name)

const run = (name, args, more = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(binary(name), args, { cwd: root, env: { ...env, ...more }, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', reject)
    child.on('exit', code => resolve(code === 0))
  })

/** A tool that only says yes or no counts as one. */
const check = (name, args) => async title =>
  (await run(name, args)) ? { passed: 1, failed: [] } : { passed: 0, failed: [title] }

const readJson = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/** A suite that ended badly without naming a failing test still counts as one failure. */
const settled = (title, ok, passed, failed) =>
  ok || failed.length > 0 ? { passed, failed } : { passed, failed: [`${title}: ended with an error, see above`] }

const vitest = (folders, more) => async title => {
  const out = join(notes, `vitest-${more.DATABASE ?? 'file'}.json`)
  const config = ['--config', 'test/config/vitest.config.ts']
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${out}`]
  const ok = await run('vitest', ['run', ...config, ...reports, ...folders], more)
  const files = readJson(out)?.testResults ?? []
  const failed = files.flatMap(file => {
    const path = relative(root, file.name)
    const bad = file.assertionResults.filter(one => one.status === 'failed')
    const where = more.DATABASE ? `${path} on ${more.DATABASE}` : path
    const named = bad.map(one => `${where}: ${one.fullName}`)
    return named.length === 0 && file.status === 'failed' ? [`${where}: could not be read`] : named
  })
  const passed = files.flatMap(file => file.assertionResults).filter(one => one.status === 'passed').length
  return settled(title, ok, passed, failed)
}

/** The long inputs were tried on the embedded database already: here the queries are what is new. */
const onPostgres = { DATABASE: 'postgres', FULL: '' }

const specsOf = suite => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

async function browserTests(title) {
  const found = findChromium({ install: true })
  if (!found.path) return { passed: 0, failed: [`${title}: ${found.problem}`] }
  const out = join(notes, 'playwright.json')
  const args = ['test', '--config', 'test/config/playwright.config.ts', '--reporter=list,json']
  const ok = await run('playwright', args, { CHROMIUM_PATH: found.path, PLAYWRIGHT_JSON_OUTPUT_NAME: out })
  const tests = (readJson(out)?.suites ?? [])
    .flatMap(specsOf)
    .flatMap(({ file, title: name, tests: runs }) =>
      runs.map(({ status }) => ({ status, name: `test/browser/${file}: ${name}` })),
    )
  const failed = tests.filter(one => one.status === 'unexpected' || one.status === 'flaky').map(one => one.name)
  return settled(title, ok, tests.filter(one => one.status === 'expected').length, failed)
}

const formatted = ['{web,server,db,test}/**/*.{ts,tsx,mjs,css,html}', 'test/config/*.json', 'package.json', '!db/migrations/**']
/** What stands together runs side by side: the static checks leave a core idle one by one. */
const stages = [
  [
    ['type check', check('tsc', ['--noEmit', '-p', '.'])],
    ['lint', check('oxlint', ['-c', 'test/config/oxlint.json', '--type-aware'])],
    ['formatting', check('prettier', ['--config', 'test/config/prettier.json', '--log-level', 'warn', '--check', ...formatted])],
  ],
  [['unit and interface tests', vitest([], {})]],
  // Every query once more, on a server of the run's own.
  ...(full
    ? [[['queries, interface and abuse on PostgreSQL', vitest(['test/db', 'test/server', 'test/security'], onPostgres)]]]
    : []),
  [['browser tests', browserTests]],
]

let passed = 0
const failed = []
async function take([title, step]) {
  const started = Date.now()
  console.log(`\n── ${title}`)
  const result = await step(title)
  passed += result.passed
  failed.push(...result.failed)
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`── ${title}: ${result.passed} passed, ${result.failed.length} failed (${seconds} s)`)
}
for (const stage of stages) await Promise.all(stage.map(take))
rmSync(notes, { recursive: true, force: true })
if (failed.length > 0) console.log(`\nFailed:\n${failed.map(name => `  ✗ ${name}`).join('\n')}`)
console.log(`\n${passed} passed, ${failed.length} failed`)
process.exitCode = failed.length > 0 ? 1 : 0
