import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import buildOnce from '../support/build-once.ts'
import { findChromium } from '../support/chromium.mjs'
import { adminPassword, startServer } from '../support/server.ts'

// `npm run pictures`: the README's pictures, taken of the sample workspace as it is built now; names are the README's.
type Shot = { name: string; path: string; width: number; height: number; english?: true; dark?: true }
const asOf = '?asOf=2021-07'
const wide = { width: 1440, height: 1000 }
const phone = { width: 390, height: 844 }

const shots = (suzhou: number, visits: number): Shot[] => [
  { name: 'overview', path: `/${asOf}`, ...wide, height: 1240 },
  { name: 'project', path: `/projects/${suzhou}${asOf}`, ...wide, height: 1240 },
  { name: 'indicator', path: `/projects/${suzhou}/indicators/${visits}${asOf}`, ...wide },
  { name: 'entry', path: `/projects/${suzhou}/months/2021-12`, ...wide },
  { name: 'overview-english', path: `/${asOf}`, ...wide, english: true },
  { name: 'project-dark', path: `/projects/${suzhou}${asOf}`, ...wide, dark: true },
  { name: 'overview-390', path: `/${asOf}`, ...phone },
  { name: 'entry-390', path: `/projects/${suzhou}/months/2021-12`, ...phone },
]

const folder = new URL('.', import.meta.url).pathname
const wanted = process.argv.slice(2)

async function take(browser: Browser, url: string, { name, path, width, height, english, dark }: Shot) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: english ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    extraHTTPHeaders: { 'accept-language': english ? 'en' : 'zh-CN' },
  })
  await context.addInitScript(`localStorage.setItem('jichi.language', '${english ? 'en' : 'zh-CN'}')`)
  const signedIn = await context.request.post(`${url}/api/v1/session`, { data: { username: 'admin', password: adminPassword } })
  if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()}`)
  const page = await context.newPage()
  await page.goto(url + path)
  await page.getByRole('main').getByRole('heading').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
  console.log(`${name}.png`)
}

buildOnce()
mkdirSync(folder, { recursive: true })
const { path: executablePath, problem } = findChromium()
if (!executablePath) throw new Error(problem)
const server = await startServer({ SAMPLE: '1' })
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  const context = await browser.newContext()
  await context.request.post(`${server.url}/api/v1/session`, { data: { username: 'admin', password: adminPassword } })
  const ask = async <T>(path: string) => (await (await context.request.get(`${server.url}/api/v1${path}`)).json()) as T
  const { items } = await ask<{ items: { id: number; name: string }[] }>(
    '/projects?year=2021&q=2021%E5%B9%B4%E4%BF%A1%E6%81%AF%E5%8C%96%E5%BB%BA%E8%AE%BE',
  )
  const suzhou = items[0]!.id
  const project = await ask<{ indicators: { id: number; name: string }[] }>(`/projects/${suzhou}`)
  const visits = project.indicators.find(row => row.name.includes('访问人数'))!.id
  await context.close()
  const list = shots(suzhou, visits).filter(shot => wanted.length === 0 || wanted.includes(shot.name))
  for (const shot of list) await take(browser, server.url, shot)
  const sign = await browser.newContext({ viewport: wide, locale: 'zh-CN', extraHTTPHeaders: { 'accept-language': 'zh-CN' } })
  const page = await sign.newPage()
  await page.goto(`${server.url}/signin.html`)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, 'signin.png') })
  console.log('signin.png')
} finally {
  await browser.close()
  await server.stop()
}
