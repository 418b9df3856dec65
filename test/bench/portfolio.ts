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
    const look = () => {
      if (!document.querySelector(there)) return void requestAnimationFrame(look)
      void document.body.offsetHeight
      resolve(performance.now() - since)
    }
    requestAnimationFrame(look)
  })
}

/** Which project an order puts first. */
async function firstBySort(url: string): Promise<number> {
  const { items } = (await (await fetch(url)).json()) as { items: { id: number }[] }
  return items[0]!.id
}

/** Wheels through the long list a screen's third at a time; answers what each frame's own work took. */
async function scrolled(frames: number): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < frames; i++) {
    scrollBy(0, 300)
    await new Promise<void>(resolve => {
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

const line = (figure: string, at: string, times: number[], share: number, limit: number): Line => {
  const real = percentile(times, share) ?? Infinity
  return {
    figure: `${figure}, ${share === 0.5 ? 'median' : `p${share * 100}`} of ${times.length}`,
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
    const filters: number[] = []
    const sorts: number[] = []
    const firsts: number[] = []
    for (let i = 0; i <= tries; i++) {
      // Never asked for before, so that the server answers each.
      const month = `${year}-${String(12 - (i % 12)).padStart(2, '0')}`
      await opened(page, server.address, `/projects?asOf=${month}`)
      // Only the server's answer has that project first, and that many rows.
      const first = await page.evaluate(firstBySort, `/api/v1/overview/items?asOf=${month}&sort=budget&pageSize=1`)
      const there = `.project-table tbody tr:first-child a[href^="/projects/${first}?"]`
      const sort = await page.evaluate(answered, { press: '.p-budget .sort', there })
      await page.waitForLoadState('networkidle')
      const count = Number(await page.locator('.chip.warning b').first().innerText()) + 1
      const rows = `.project-table[aria-rowcount="${count}"]`
      const filter = await page.evaluate(answered, { press: '.chip.warning', there: rows })
      const paint = await firstRows(page)
      if (i === 0) continue
      sorts.push(sort)
      filters.push(filter)
      firsts.push(paint)
    }
    await opened(page, server.address, `/projects?asOf=${year}-12`)
    const frames = await page.evaluate(scrolled, tries * 20)
    const at = size.toLocaleString('en')
    return [
      line('a light filters the list, until the frame that shows it', at, filters, 0.5, 100),
      line('another order of the list, until the frame that shows it', at, sorts, 0.5, 100),
      line('one frame while the whole list is scrolled', at, frames, 0.95, 25),
      line('30 rows with bullets and sparklines put in place', at, firsts, 0.5, 15),
    ]
  } finally {
    await browser.close()
  }
}

/** The browser's own part of 30 rows, bullets and sparklines: taken out, put back, laid out. */
const firstRows = (page: Page) =>
  page.evaluate(() => {
    const body = document.querySelector('.project-table tbody')!
    const text = [...body.children]
      .slice(0, 30)
      .map(row => row.outerHTML)
      .join('')
    const copy = body.cloneNode(false) as HTMLElement
    body.after(copy)
    const since = performance.now()
    copy.innerHTML = text
    void document.body.offsetHeight
    const took = performance.now() - since
    copy.remove()
    return took
  })
