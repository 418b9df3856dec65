import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyToPostgres } from '../../db/copy-to-postgres.ts'
import { migrateFile } from '../../db/migrate.ts'
import { migratePostgres } from '../../db/migrate-postgres.ts'
import { postgres } from '../support/postgres.ts'
import { percentile } from './clients.ts'
import { generate } from './generate.ts'
import { bareMixed, kinds, memoryOf, mixed, requests, throughput, type Taken } from './mixed.ts'
import { realEnvironment, run, stop, type Running } from './processes.ts'
import { machine } from './table.ts'

/** `npm run bench:load`: a working day's mix on one process with the embedded database, then on two with PostgreSQL, each for ten
 * minutes (`--minutes=2`), at 1,000 projects (`--size=`), by 32 people (`--people=`), beside the bare floor before and after. */
const given = (name: string, otherwise: number) =>
  Number(process.argv.find(one => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const [minutes, size, people] = [given('minutes', 10), given('size', 1000), given('people', 32)]
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jichi-load-'))
const budgetFile = new URL('load-budget.json', import.meta.url)
type SetUp = 'one process, embedded' | 'two processes, PostgreSQL'
const budget = JSON.parse(readFileSync(budgetFile, 'utf8')) as Record<SetUp, { share: number }> & { people: number; size: number }
/** With fewer people or projects the shares are others: they are told, and not held against the budget. */
const held = people === budget.people && size === budget.size
const loads: number[] = []
const say = (text: string) => (loads.push(loadavg()[0]!), console.error(text))

const start = (env: Record<string, string>) => run([join(root, 'server/start.mjs')], env)
const floorSeconds = 20
/** The floor's throughput, once before and once after: the mean of both stands for the machine meanwhile. */
async function beside(file: string, work: () => Promise<Taken>) {
  const bare = await run(['--import', 'tsx', join(root, 'test/bench/bare.ts'), file])
  const floor = async (first: number) => {
    const taken = await bareMixed(bare, { people, seconds: floorSeconds, size, first })
    if (taken.failed.length) throw new Error(`the floor failed: ${taken.failed[0]}`)
    return throughput(taken)
  }
  try {
    const before = await floor(0)
    const taken = await work()
    return { taken, floor: (before + (await floor(1_000_000))) / 2 }
  } finally {
    await stop(bare)
  }
}

function lineOf(name: SetUp, taken: Taken, floor: number): { row: string; slid: string[] } {
  const shown = (kind: (typeof kinds)[number]) =>
    `${(percentile(taken.times[kind], 0.5) ?? 0).toFixed(0)} (${(percentile(taken.times[kind], 0.99) ?? 0).toFixed(0)})`
  const { early, late } = memoryOf(taken)
  const share = throughput(taken) / floor
  const slid: string[] = []
  const meant = budget[name].share
  if (held && share < meant * 0.8)
    slid.push(`${name}: ${share.toFixed(3)} of the floor, ${meant} in the budget: slid by more than a fifth`)
  if (late > early * 1.1 + 20) slid.push(`${name}: memory grew from ${early.toFixed(0)} to ${late.toFixed(0)} MB`)
  for (const one of new Set(taken.failed)) slid.push(`${name}: ${one}`)
  const cells = [
    name,
    `${throughput(taken).toFixed(0)}/s (${requests(taken)} in ${taken.seconds.toFixed(0)} s)`,
    ...kinds.map(shown),
    String(taken.months),
    String(taken.failed.length),
    `${early.toFixed(0)} → ${late.toFixed(0)} MB`,
    held ? `${share.toFixed(3)} (budget ${meant})` : share.toFixed(3),
  ]
  return { row: `| ${cells.join(' | ')} |`, slid }
}

const titles = [
  'set-up',
  'requests',
  ...kinds.map(kind => `${kind} p50 (p99) ms`),
  'whole months saved',
  'errors',
  'memory',
  'share of the floor',
]
const plan = { people, seconds: minutes * 60, size, first: 10_000 }
try {
  const build: string = '../../server/build.mjs'
  await ((await import(build)) as { buildIfChanged: () => Promise<boolean> }).buildIfChanged()
  say(`${size} projects: generating`)
  const template = join(folder, 'template.sqlite')
  migrateFile(template, join(root, 'db/migrations/sqlite'))
  const file = (name: string) => (mkdirSync(join(folder, name)), join(folder, name, 'jichi.sqlite'))
  const [first, second, floorFile] = [file('one'), file('two'), file('bare')]
  for (const one of [first, second, floorFile]) await generate(template, one, size, false)

  say(`one process on the embedded database, ${minutes} minutes`)
  const one = await beside(floorFile, async () => {
    const server = await start(realEnvironment(first))
    return mixed([server], plan).finally(() => stop(server))
  })
  say('copying to PostgreSQL')
  const server = await postgres('create database jichi')
  const url = `postgres://owner@${server.host}/jichi`
  const running: Running[] = []
  try {
    await migratePostgres(url, join(root, 'db/migrations/postgres'))
    await copyToPostgres(second, url, () => {})
    say(`two processes on PostgreSQL, ${minutes} minutes`)
    const two = await beside(floorFile, async () => {
      for (let i = 0; i < 2; i++) running.push(await start({ ...realEnvironment(second), DATABASE_URL: url }))
      return mixed(running, plan).finally(() => Promise.all(running.map(stop)))
    })
    const lines = [
      lineOf('one process, embedded', one.taken, one.floor),
      lineOf('two processes, PostgreSQL', two.taken, two.floor),
    ]
    const head = `| ${titles.join(' | ')} |\n|${titles.map(() => '---').join('|')}|`
    console.log(`\n${machine(loads)}\n\n${head}\n${lines.map(({ row }) => row).join('\n')}`)
    const slid = lines.flatMap(line => line.slid)
    console.log(slid.length ? `\n${slid.join('\n')}` : '\nnothing slid')
    process.exitCode = slid.length ? 1 : 0
  } finally {
    await server.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
