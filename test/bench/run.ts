import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrateFile } from '../../db/migrate.ts'
import { accessLine } from './access.ts'
import { checkingLines, evaluationLines } from './checking.ts'
import { generate } from './generate.ts'
import { gapLines, measure, startFigures } from './figures.ts'
import { pieceLines } from './pieces.ts'
import { portfolioLines } from './portfolio.ts'
import { realEnvironment, run, stop } from './processes.ts'
import { fillingLines } from './filling.ts'
import { gridLines } from './grid.ts'
import { rebuildLines } from './rebuild.ts'
import { registerLine } from './register.ts'
import { foreseenLine, rollUpLine } from './roll-up.ts'
import { rulesLines } from './rules.ts'
import { firstVisitLines, firstVisitOf, monthLines } from './screens.ts'
import { machine, markdown, type Line } from './table.ts'

/** `npm run bench`: the built server beside a bare floor, by turns, at three sizes. `--quick`: the smallest, a few rounds;
 * `screens`: only what is measured in a browser; `largest`: the largest size alone. */
const quick = process.argv.includes('--quick')
const root = fileURLToPath(new URL('../..', import.meta.url))
const screens = process.argv.includes('screens')
const tries = quick ? 3 : 11
const sizes = quick ? [100] : process.argv.includes('largest') ? [5000] : [100, 1000, 5000]
const folder = mkdtempSync(join(tmpdir(), 'jichi-bench-'))
/** The largest portfolio as it was made, kept for the screens. */
const unspoilt = join(folder, 'unspoilt.sqlite')
/** How busy the machine was altogether, at each step. */
const loads: number[] = []
const say = (text: string) => {
  loads.push(loadavg()[0]!)
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}`)
}

async function atSize(template: string, size: number): Promise<Line[]> {
  const files = { real: join(folder, `real-${size}`, 'jichi.sqlite'), bare: join(folder, `bare-${size}.sqlite`) }
  mkdirSync(join(folder, `real-${size}`))
  say(`${size} projects: generating`)
  await generate(template, files.bare, size, false)
  copyFileSync(files.bare, files.real)
  if (size === sizes.at(-1)) copyFileSync(files.bare, unspoilt)
  const env = realEnvironment(files.real)
  // What does not depend on the number of projects is measured once.
  const single = size === 1000 || quick
  const lines = single ? await startFigures(root, env, size, say) : []
  lines.push(await accessLine(files.real, size, quick))
  say(`${size} projects: departments by month, what forecasts add`)
  lines.push(await rollUpLine(files.real, size, quick), await foreseenLine(files.real, size, quick))
  const real = await run([join(root, 'server/start.mjs')], env)
  const bare = await run(['--import', 'tsx', join(root, 'test/bench/bare.ts'), files.bare])
  try {
    lines.push(...(await measure(real, bare, size, quick, say)))
    if (single) lines.push(...(await fillingLines(real, bare, size, quick, say)))
    if (single) lines.push(...(await checkingLines(real, size, quick, say)))
    if (size === sizes.at(-1)) lines.push(...(await rulesLines(real, files.real, size, say)))
    if (size === sizes.at(-1)) lines.push(...(await evaluationLines(real, size, quick, say)))
  } finally {
    await Promise.all([stop(real), stop(bare)])
  }
  try {
    if (single) lines.push(await registerLine(files.real, size, quick))
    if (size === sizes.at(-1)) {
      say(`${size} projects: every derived figure`)
      lines.push(...(await rebuildLines(root, env, files.real, size)))
    }
    return lines
  } finally {
    rmSync(files.bare, { force: true })
    rmSync(join(folder, `real-${size}`), { recursive: true, force: true })
  }
}

async function screenLines(template: string, size: number): Promise<Line[]> {
  const sample = realEnvironment(join(folder, 'sample', 'jichi.sqlite'))
  const first = await firstVisitLines({ root, env: sample, tries, say })
  const grid = await gridLines(root, realEnvironment(join(folder, 'grid', 'jichi.sqlite')), tries, say)
  const file = join(folder, 'screens', 'jichi.sqlite')
  const env = realEnvironment(file)
  if (existsSync(unspoilt)) renameSync(unspoilt, file)
  else await generate(template, file, size, false)
  const server = await run([join(root, 'server/start.mjs')], env)
  try {
    return [
      ...first,
      ...grid,
      ...(await monthLines(server, size, tries, say)),
      ...(await firstVisitOf(server, size, quick ? 3 : 7, say)),
      ...(await portfolioLines(server, size, tries, say)),
      ...(await pieceLines(server, join(folder, 'pieces'), size, tries, say)),
      ...(await gapLines(server, size, tries)),
    ]
  } finally {
    await stop(server)
  }
}

try {
  const build: string = '../../server/build.mjs'
  const { buildIfChanged } = (await import(build)) as { buildIfChanged: () => Promise<boolean> }
  say('building')
  await buildIfChanged()
  const template = join(folder, 'template.sqlite')
  migrateFile(template, join(root, 'db/migrations/sqlite'))
  const lines: Line[] = []
  for (const size of screens ? [] : sizes) lines.push(...(await atSize(template, size)))
  lines.push(...(await screenLines(template, sizes.at(-1)!)))
  console.log(`\n${machine(loads)}\n\n${markdown(lines)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
