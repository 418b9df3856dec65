import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { findChromium } from '../support/chromium.mjs'
import { declaration, indicator } from '../support/declaration.ts'
import { percentile } from './clients.ts'
import { run, stop } from './processes.ts'
import { milliseconds, type Line } from './table.ts'

/** What one key costs in the month's grid of 2,000 rows: from its input event until React, styles and layout are done. */

const admin = 'Bench-2021-admin'
const units = ['S1', 'S2', 'S3', 'S4', 'S5']
const indicators = Array.from({ length: 400 }, (_, i) =>
  indicator(`第${i + 1}项服务数量`, '1200人次', {
    category: ['投入', '产出', '结果', '影响力'][Math.floor(i / 100)]!,
    contributors: units.map(agencyCode => ({ agencyCode, share: null })),
  }),
)

declare global {
  var jichiKeys: number[]
}

/** Runs in the page: React works while the event rises from the field; reading a size then finishes the layout. */
function markKeys() {
  globalThis.jichiKeys = []
  let since = 0
  addEventListener('input', () => void (since = performance.now()), { capture: true })
  addEventListener('input', () => {
    void document.body.offsetHeight
    globalThis.jichiKeys.push(performance.now() - since)
  })
}

async function typed(page: Page, rows: number): Promise<number[]> {
  for (let i = 0; i < rows; i++) {
    await page.keyboard.type('1234')
    await page.keyboard.press('Enter')
  }
  return page.evaluate(() => globalThis.jichiKeys)
}

async function declared(context: BrowserContext, address: string): Promise<number> {
  const post = async (path: string, data: unknown) => {
    const answer = await context.request.post(`${address}/api/v1${path}`, { data })
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
    return (await answer.json()) as { id: number }
  }
  await post('/session', { username: 'admin', password: admin })
  for (const code of units) await post('/agencies', { code, name: code })
  return (await post('/projects', { declaration: declaration({ indicators }) })).id
}

export async function gridLines(
  root: string,
  env: Record<string, string>,
  tries: number,
  say: (text: string) => void,
): Promise<Line[]> {
  const server = await run([join(root, 'server/start.mjs')], { ...env, SAMPLE: '0', ADMIN_PASSWORD: admin })
  const found = findChromium()
  if (!found.path) throw new Error(found.problem)
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    say('screens: typing among 2,000 rows')
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    const id = await declared(context, server.address)
    await context.addInitScript('globalThis.__name = one => one')
    await context.addInitScript(markKeys)
    const page = await context.newPage()
    await page.goto(`${server.address}/projects/${id}/months/2021-08`)
    await page.getByLabel('第1项服务数量 · S1 本月值').focus()
    const ours = (await typed(page, tries * 4)).slice(8)
    const bare = await context.newPage()
    await bare.setContent('<input autofocus>')
    await bare.evaluate(markKeys)
    await bare.locator('input').focus()
    const floor = (await typed(bare, tries * 4)).slice(8)
    const [real, least] = [percentile(ours, 0.5)!, percentile(floor, 0.5)!]
    return [
      {
        figure: `a key in the month's grid until it can be painted, of ${ours.length}; bare: a plain field`,
        size: '2,000 rows',
        real: milliseconds(real, percentile(ours, 0.99)),
        bare: milliseconds(least, percentile(floor, 0.99)),
        // The browser's clock is too coarse for a plain field.
        ratio: '',
        aim: '≤ 16 ms',
        reached: real <= 16,
      },
    ]
  } finally {
    await browser.close()
    await stop(server)
  }
}
