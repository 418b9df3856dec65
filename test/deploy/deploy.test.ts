import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What an operator installs, read as the engine or the supervisor would: neither has to run here. */

const root = new URL('../..', import.meta.url).pathname
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const engines = (JSON.parse(text('package.json')) as { engines: { node: string } }).engines.node

type Step = { word: string; rest: string }
/** Instructions of each stage; comments are gone, lines that go on are joined. */
function stagesOf(dockerfile: string): Step[][] {
  const lines = dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean)
  const stages: Step[][] = []
  for (const line of lines) {
    const [word, ...rest] = line.trim().split(' ')
    if (word === 'FROM') stages.push([])
    stages.at(-1)!.push({ word: word!, rest: rest.join(' ') })
  }
  return stages
}

describe('the image', () => {
  const stages = stagesOf(text('server/deploy/Dockerfile'))
  const [build, run] = [stages[0]!, stages[1]!]
  const of = (stage: Step[], word: string) => stage.filter(step => step.word === word).map(step => step.rest)
  const ignored = text('server/deploy/Dockerfile.dockerignore').split('\n').filter(Boolean)

  test('is built in one stage and run from another, both on a Node the program is meant for', () => {
    expect(stages.length).toBe(2)
    const least = Number(/^>=(\d+)/.exec(engines)![1])
    const majors = stages.map(stage => Number(/^node:(\d+)-[a-z]+-slim/.exec(of(stage, 'FROM')[0]!)?.[1]))
    expect(majors[0]).toBeGreaterThanOrEqual(least)
    expect(majors[1]).toBe(majors[0])
  })

  test('copies only what is there and not ignored, or what the build made', () => {
    const made = ['/app/node_modules', '/app/dist']
    const copies = stages.flatMap(stage => of(stage, 'COPY'))
    expect(copies.length).toBeGreaterThan(6)
    for (const copy of copies) {
      const parts = copy.split(' ')
      const from = parts.filter(part => part.startsWith('--from='))
      for (const source of parts.slice(from.length, -1)) {
        if (from.length) expect(made).toContain(source)
        else {
          expect([source, existsSync(join(root, source))]).toEqual([source, true])
          expect(ignored).not.toContain(source.split('/')[0])
        }
      }
    }
  })

  test('builds with the commands the README names, from the lock file, without what only tests need', () => {
    const steps = of(build, 'RUN')
    expect(steps).toContain('npm ci --omit=dev')
    const scripts = (JSON.parse(text('package.json')) as { scripts: Record<string, string> }).scripts
    expect(steps).toContain(scripts.build)
    expect(of(build, 'COPY').findIndex(copy => copy.includes('package-lock.json'))).toBe(0)
  })

  test('runs as nobody in particular, keeps its data outside, is looked at, and starts what was built', () => {
    const user = of(run, 'USER').at(-1)
    expect(user).toMatch(/^(?!root$|0(:|$))\w/)
    expect(run.findIndex(({ word }) => word === 'USER')).toBeGreaterThan(run.findLastIndex(({ word }) => word === 'RUN'))
    const env = Object.fromEntries(
      of(run, 'ENV').flatMap(list => list.split(' ').map(one => one.split('='))) as [string, string][],
    )
    expect(of(run, 'VOLUME')).toEqual([env.DATA_DIR])
    expect(env).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0' })
    expect(of(run, 'EXPOSE')).toEqual([env.PORT])
    expect(of(run, 'HEALTHCHECK')[0]).toContain('/health')
    const [, script] = JSON.parse(of(run, 'CMD')[0]!) as string[]
    expect(existsSync(join(root, script!))).toBe(true)
    // No password or token stands in the image.
    expect(text('server/deploy/Dockerfile').replaceAll(/^#.*$/gm, '')).not.toMatch(/PASSWORD|SECRET|TOKEN/)
  })

  test('holds every file the built program reads beside itself', () => {
    const copied = of(run, 'COPY').flatMap(copy => copy.split(' ').slice(0, -1))
    const main = text('server/main.ts')
    const read = [...main.matchAll(/join\(root, '([^']+)'/g)].map(([, path]) => path!.replace(/\/sqlite$|\/postgres$/, ''))
    expect(read.length).toBeGreaterThan(3)
    const there = (path: string) =>
      copied.some(one => path === one || path === one.replace('/app/', '') || path.startsWith(`${one.replace('/app/', '')}/`))
    expect(read.filter(path => !there(path))).toEqual([])
  })
})

describe('the service', () => {
  const unit = text('server/deploy/jichi.service')
  const all = (key: string) => [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!)

  test('runs what was built as an account of its own, in a folder of its own', () => {
    const [start] = all('ExecStart')
    const script = start!.split(' ').at(-1)!
    expect(existsSync(join(root, script))).toBe(true)
    expect(all('User')).toEqual([expect.not.stringMatching(/^(root|0)$/)])
    const folder = /DATA_DIR=(\S+)/.exec(all('Environment')[0]!)![1]
    expect(folder).toBe(`/var/lib/${all('StateDirectory')[0]}`)
    expect(all('StateDirectoryMode')).toEqual(['0700'])
  })
  test('is given longer to stop than requests under way are', () => {
    const within = Number(/stopWithin = ([\d_]+)/.exec(text('server/main.ts'))![1]!.replaceAll('_', ''))
    expect(all('KillSignal')).toEqual(['SIGTERM'])
    expect(Number(all('TimeoutStopSec')[0]) * 1000).toBeGreaterThan(within)
  })
  test('may write nowhere else, gain nothing, and is started anew at most a few times when its settings are wrong', () => {
    for (const [key, value] of Object.entries({
      NoNewPrivileges: 'yes',
      ProtectSystem: 'strict',
      ProtectHome: 'yes',
      PrivateTmp: 'yes',
      Restart: 'on-failure',
    }))
      expect([key, ...all(key)]).toEqual([key, value])
    expect(Number(all('StartLimitBurst')[0]) * Number(all('RestartSec')[0])).toBeLessThan(Number(all('StartLimitIntervalSec')[0]))
    // What JavaScript needs: its compiler writes what it runs.
    expect(all('MemoryDenyWriteExecute')).toEqual([])
  })
})
