import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CDPSession, Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { percentile } from './clients.ts'
import { password, people, year } from './generate.ts'
import type { Piece } from './mounted/mounted.tsx'
import type { Running } from './processes.ts'
import { openBrowser } from './screens.ts'
import { milliseconds, type Line } from './table.ts'

/** Single pieces of the portfolio, built as they are shipped, each put alone into a page on the server's own origin. */

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

async function buildPieces(folder: string): Promise<void> {
  const root = fileURLToPath(new URL('mounted', import.meta.url))
  const output = { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 5000 }
  await build({ root, base: '/bench/', configFile: false, logLevel: 'error', plugins: [react()], build: output })
}

async function serveFrom(page: Page, folder: string, address: string): Promise<void> {
  await page.route(`${address}/bench/**`, route => {
    const file = join(folder, new URL(route.request().url()).pathname.slice('/bench'.length))
    if (!existsSync(file)) return route.fulfill({ status: 404 })
    return route.fulfill({ body: readFileSync(file), contentType: types[extname(file)] ?? 'text/plain' })
  })
}

/** What scripts have taken so far in this page, in milliseconds, as the browser counts it. */
async function scripted(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(one => one.name === 'ScriptDuration')?.value ?? 0) * 1000
}

/** Milliseconds until a piece stands with its styles and layout; of the quadrant, what scripts took until its dots are drawn. */
async function mount(page: Page, session: CDPSession, piece: Piece): Promise<number> {
  if (piece !== 'quadrant') return page.evaluate(one => globalThis.jichiMount(one), piece)
  const before = await scripted(session)
  await page.evaluate(one => globalThis.jichiMount(one), piece)
  await page.evaluate(() => globalThis.jichiRested())
  const took = (await scripted(session)) - before
  if (!(await page.evaluate(() => globalThis.jichiDrawn()))) throw new Error('the quadrant shows no dots')
  return took
}

const pieces = [
  { piece: 'table', figure: 'the table rendered anew, all rows of the window', aim: 15 },
  { piece: 'sparklines', figure: '30 sparklines', aim: 15 },
  { piece: 'quadrant', figure: 'the quadrant of all projects, scripting alone', aim: 25 },
] as const

export async function pieceLines(server: Running, folder: string, size: number, tries: number, say: (text: string) => void) {
  say(`${size} projects: table, sparklines and quadrant, each alone`)
  await buildPieces(folder)
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    await context.request.post(`${server.address}/api/v1/session`, { data: { username: people.bureau, password } })
    const page = await context.newPage()
    await serveFrom(page, folder, server.address)
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable')
    await page.goto(`${server.address}/bench/index.html`)
    await page.evaluate(month => globalThis.jichiReady(month), `${year}-12`)
    await page.waitForFunction(() => 'jichiMount' in globalThis)
    const took: Record<Piece, number[]> = { table: [], sparklines: [], quadrant: [] }
    await page.evaluate(() => globalThis.jichiMount('quadrant'))
    await page.waitForFunction(() => globalThis.jichiDrawn())
    for (const { piece } of pieces) for (let i = 0; i < tries * 2; i++) took[piece].push(await mount(page, session, piece))
    return pieces.map(({ piece, figure, aim }): Line => {
      const real = percentile(took[piece], 0.5)!
      return {
        figure: `${figure}, median of ${took[piece].length}, fastest ${Math.min(...took[piece]).toFixed(0)} (slowest)`,
        size: size.toLocaleString('en'),
        real: milliseconds(real, Math.max(...took[piece])),
        bare: '',
        ratio: '',
        aim: `≤ ${aim} ms`,
        reached: real <= aim,
      }
    })
  } finally {
    await browser.close()
  }
}
