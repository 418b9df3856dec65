import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { findChromium } from '../support/chromium.mjs'
import { percentile } from './clients.ts'
import { password, people, year } from './generate.ts'
import { markPainted, switchMonth, untilAnything, untilPage, writeBare, type Painted } from './painted.ts'
import { run, stop, type Running } from './processes.ts'
import { milliseconds, type Line } from './table.ts'

/** What a person waits for, in Chromium: weight and time of a first visit, and another month among 5,000 projects. */
type Say = (text: string) => void
type Start = { root: string; env: Record<string, string>; tries: number; say: Say }

const admin = 'Bench-2021-admin'
const seen: Painted = { rows: '.project-table tbody tr', sentence: '.page-lead h1' }

export async function openBrowser(): Promise<Browser> {
  const found = findChromium()
  if (!found.path) throw new Error(found.problem)
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath: found.path, args })
}

/** A browser of its own, with nothing kept from the try before; the floor fetches from a picture, which the policy forbids. */
async function firstVisit(browser: Browser, address: string, username: string, word: string): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 }, bypassCSP: true })
  const answer = await context.request.post(`${address}/api/v1/session`, { data: { username, password: word } })
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`)
  // The loader of TypeScript keeps names by a function that pages do not have.
  await context.addInitScript('globalThis.__name = one => one')
  await context.addInitScript(markPainted, seen)
  return context
}

/** Gzip kB of the scripts a page really asked for; `before` leaves out those that come for the charts. */
async function scriptWeight(page: Page, open: () => Promise<unknown>, chart = false): Promise<number> {
  const weights: Promise<number>[] = []
  page.on('response', answer => {
    const name = new URL(answer.url()).pathname
    if (!name.endsWith('.js') || (!chart && /\/chart-[^/]*\.js$/.test(name))) return
    weights.push(answer.body().then(body => gzipSync(body).length))
  })
  await open()
  await page.waitForLoadState('networkidle')
  return (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0) / 1000
}

const weightLine = (figure: string, weight: number, limit: number): Line => {
  const real = `${weight.toFixed(0)} kB`
  return { figure, size: '', real, bare: '', ratio: '', aim: `≤ ${limit} kB`, reached: weight <= limit }
}

function timeLine(figure: string, size: string, ours: number[], floor: number[], limit: number): Line {
  const [real, bare] = [percentile(ours, 0.5)!, percentile(floor, 0.5)!]
  const most = (times: number[]) => Math.max(...times)
  return {
    figure: `${figure}, median of ${ours.length} (slowest)`,
    size,
    real: milliseconds(real, most(ours)),
    bare: milliseconds(bare, most(floor)),
    ratio: `${(real / bare).toFixed(2)}×`,
    aim: `≤ ${limit} ms`,
    reached: real <= limit,
  }
}

/** Sign-in's and the overview's scripts, and the time until the overview of the sample bureau can be read. */
export async function firstVisitLines({ root, env, tries, say }: Start): Promise<Line[]> {
  const server = await run([join(root, 'server/start.mjs')], { ...env, SAMPLE: '1', ADMIN_PASSWORD: admin })
  const browser = await openBrowser()
  try {
    say('screens: first visit')
    const stranger = await browser.newPage()
    const signin = await scriptWeight(stranger, () => stranger.goto(`${server.address}/signin`))
    const ours: number[] = []
    const floor: number[] = []
    let overview = 0
    for (let i = 0; i <= tries; i++) {
      const context = await firstVisit(browser, server.address, 'admin', admin)
      const empty = await context.newPage()
      await empty.goto(`${server.address}/mark.svg`)
      const nothing = await empty.evaluate(untilAnything)
      const page = await context.newPage()
      const open = () => page.goto(`${server.address}/?asOf=${year}-07`)
      if (i === 0) overview = await scriptWeight(page, open)
      else {
        await open()
        ours.push(await page.evaluate(untilPage))
        floor.push(nothing)
      }
      await context.close()
    }
    return [
      weightLine('sign-in page, script gzip', signin, 120),
      weightLine('overview before charts, script gzip', overview, 350),
      timeLine('first visit until sentence and table are painted; bare: an empty picture', 'sample', ours, floor, 1500),
    ]
  } finally {
    await browser.close()
    await stop(server)
  }
}

/** The same among thousands, by somebody who was never here. */
export async function firstVisitOf(server: Running, size: number, tries: number, say: Say): Promise<Line[]> {
  say(`${size} projects: first visit`)
  const ours: number[] = []
  const floor: number[] = []
  for (let i = 0; i < tries; i++) {
    const browser = await openBrowser()
    const context = await firstVisit(browser, server.address, people.bureau, password)
    const empty = await context.newPage()
    await empty.goto(`${server.address}/mark.svg`)
    floor.push(await empty.evaluate(untilAnything))
    const page = await context.newPage()
    await page.goto(`${server.address}/`)
    ours.push(await page.evaluate(untilPage))
    await browser.close()
  }
  const figure = 'first visit, a browser never used before, until sentence and table are painted; bare: an empty picture'
  return [timeLine(figure, size.toLocaleString('en'), ours, floor, 1500)]
}

/** Another month, never asked for and fetched ahead; bare: the same JSON fetched and written as rows of text. */
export async function monthLines(server: Running, size: number, tries: number, say: Say): Promise<Line[]> {
  const browser = await openBrowser()
  try {
    say(`${size} projects: switching the month`)
    const context = await firstVisit(browser, server.address, people.bureau, password)
    const never: number[] = []
    const ahead: number[] = []
    const floor: number[] = []
    const bare = await context.newPage()
    await bare.goto(`${server.address}/mark.svg`)
    for (let i = 0; i <= tries; i++) {
      const page = await context.newPage()
      await page.goto(`${server.address}/?asOf=${year}-12`)
      await page.evaluate(untilPage)
      await page.waitForLoadState('networkidle')
      const fetched = page.waitForResponse(answer => answer.url().includes(`asOf=${year}-04`))
      const far = await page.evaluate(switchMonth, { month: 5, rows: `${seen.rows} a[href*="${year}-05"]` })
      await fetched
      await page.waitForLoadState('networkidle')
      const near = await page.evaluate(switchMonth, { month: 4, rows: `${seen.rows} a[href*="${year}-04"]` })
      const url = `${server.address}/api/v1/overview?asOf=${year}-05&page=1&pageSize=25`
      const written = await bare.evaluate(writeBare, url)
      if (i > 0) {
        never.push(far)
        ahead.push(near)
        floor.push(written)
      }
      await page.close()
    }
    const at = size.toLocaleString('en')
    return [
      timeLine('another month, never asked for; bare: fetch and innerHTML', at, never, floor, 150),
      timeLine('the next month, fetched ahead; bare: fetch and innerHTML', at, ahead, floor, 150),
    ]
  } finally {
    await browser.close()
  }
}
