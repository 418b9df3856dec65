import { chromium, type Page } from '@playwright/test'
import { findChromium } from '../support/chromium.mjs'
import { percentile } from './clients.ts'
import { password, people, year } from './generate.ts'
import type { Running } from './processes.ts'
import { milliseconds, type Line } from './table.ts'

/** What a manager waits for among thousands of projects, measured inside the page: a click until the frame that shows it. */

/** From a click until what it asks for stands in the document and its frame is laid out. */
async function answered({ press, there }: { press: string; there: string }): Promise<number> {
  const button = document.querySelector<HTMLElement>(press)!
  const since = performance.now()
  button.click()
  return new Promise(resolve => {
    // Not answered in ten seconds counts as ten: the bench goes on and says so.
    setTimeout(() => resolve(10_000), 10_000)
    const look = () => {
      if (!document.querySelector(there)) return void requestAnimationFrame(look)
      void document.body.offsetHeight
      resolve(performance.now() - since)
    }
    requestAnimationFrame(look)
  })
}

/** Which project an order or a filter puts first. */
async function firstAsked(url: string): Promise<number> {
  const { items } = (await (await fetch(url)).json()) as { items: { id: number }[] }
  return items[0]!.id
}

/** Wheels through the long list a screen's third at a time; answers what each frame's own work took. */
async function scrolled(frames: number): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < frames; i++) {
    scrollBy(0, 300)
    await new Promise<void>(resolve => {
      // A frame the browser never draws is no frame: it is left out.
      setTimeout(resolve, 1_000)
      requestAnimationFrame(() => {
        const since = performance.now()
        void globalThis.scheduler.postTask(
          () => {
            void document.body.offsetHeight
            took.push(performance.now() - since)
            resolve()
          },
          { priority: 'user-blocking' },
        )
      })
    })
  }
  return took
}

type Path = '/' | '/projects'
type Act = 'sort' | 'filter'
const paths: Path[] = ['/', '/projects']

const line = (figure: string, at: string, times: number[], share: number, limit: number): Line => {
  const real = percentile(times, share) ?? Infinity
  return {
    figure: `${figure}, ${share === 0.5 ? 'median' : `p${share * 100}`} of ${times.length}, fastest ${Math.min(...times).toFixed(0)}`,
    size: at,
    real: milliseconds(real, percentile(times, 0.99)),
    bare: '',
    ratio: '',
    aim: `≤ ${limit} ms`,
    reached: real <= limit,
  }
}

const opened = async (page: Page, address: string, path: string) => {
  await page.goto(`${address}${path}`)
  await page.waitForSelector('.project-table tbody tr[data-row]')
  await page.waitForLoadState('networkidle')
}

/** A page with the list at a month never asked for: how long another order and a light take there, either of them first. */
async function answers(page: Page, address: string, path: Path, month: string, order: readonly Act[]) {
  await opened(page, address, `${path}?asOf=${month}`)
  const took = { sort: 0, filter: 0 }
  let asked = ''
  for (const act of order) {
    asked += act === 'sort' ? '&sort=budget' : '&signal=warning'
    // Only the server's answer has that project first.
    const first = await page.evaluate(firstAsked, `/api/v1/overview/items?asOf=${month}&pageSize=1${asked}`)
    const there = `.project-table tbody tr:first-child a[href^="/projects/${first}?"]`
    took[act] = await page.evaluate(answered, { press: act === 'sort' ? '.p-budget .sort' : '.chip.warning', there })
    await page.waitForLoadState('networkidle')
  }
  return took
}

export async function portfolioLines(server: Running, size: number, tries: number, say: (text: string) => void): Promise<Line[]> {
  const found = findChromium()
  if (!found.path) throw new Error(found.problem)
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    say(`${size} projects: filter, sort and scroll in the browser`)
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    await context.request.post(`${server.address}/api/v1/session`, { data: { username: people.bureau, password } })
    await context.addInitScript('globalThis.__name = one => one')
    const page = await context.newPage()
    const took = { '/': { sort: [], filter: [] }, '/projects': { sort: [], filter: [] } } as Record<Path, Record<Act, number[]>>
    // Each month is new to the browser, so that the server answers; the first tells the browser's engine the way.
    for (let i = 0; i <= Math.min(tries, 11); i++)
      for (const path of paths) {
        const month = `${year}-${String(12 - i).padStart(2, '0')}`
        const order: Act[] = i % 2 ? ['filter', 'sort'] : ['sort', 'filter']
        const { sort, filter } = await answers(page, server.address, path, month, order)
        if (i === 0) continue
        took[path].sort.push(sort)
        took[path].filter.push(filter)
      }
    await opened(page, server.address, `/projects?asOf=${year}-12`)
    const frames = await page.evaluate(scrolled, tries * 20)
    const at = size.toLocaleString('en')
    return [
      ...paths.flatMap(path => {
        const where = path === '/' ? 'on the overview' : 'in the list'
        return [
          line(`a light filters ${where}, until the frame that shows it`, at, took[path].filter, 0.5, 100),
          line(`another order ${where}, until the frame that shows it`, at, took[path].sort, 0.5, 100),
        ]
      }),
      line('one frame while the whole list is scrolled', at, frames, 0.95, 25),
    ]
  } finally {
    await browser.close()
  }
}
