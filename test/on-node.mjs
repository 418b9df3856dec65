// `npm run test:node -- 24 [files]`: the tests without a browser on another Node, fetched from npm into a scratch folder and thrown away.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [wanted = '24', ...files] = process.argv.slice(2)
if (!/^\d+(\.\d+){0,2}$/.test(wanted)) {
  console.error(`"${wanted}" is not a version of Node, such as 24`)
  process.exit(1)
}
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jichi-node-'))
try {
  const name = `node-${process.platform}-${process.arch}`
  const args = ['pack', `${name}@${wanted}`, '--json', '--pack-destination', folder]
  const [packed] = JSON.parse(execFileSync('npm', args, { stdio: ['ignore', 'pipe', 'inherit'] }).toString())
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', folder])
  const bin = join(folder, 'package', 'bin')
  console.log(`${name}@${packed.version}`)
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/config/vitest.config.ts', ...files]
  // What a test starts runs on the same Node.
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const { status } = spawnSync(join(bin, 'node'), vitest, { cwd: root, env, stdio: 'inherit' })
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
