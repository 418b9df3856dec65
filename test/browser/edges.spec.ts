import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/browser.ts'
import { sampleSuzhou } from '../support/workspace.ts'
import type { Server } from '../support/server.ts'

/** Where look and reader meet: zoom, motion, contrast, stray marks, long names. */

test.beforeEach(async ({ page, sample }) => {
  await signIn(page.request, sample)
})

async function pathsOf(page: Page, at: Server) {
  const { id, indicators } = await sampleSuzhou(page.request, at)
  const own = [`/projects/${id}`, `/projects/${id}/indicators/${indicators[18]!.id}`, `/projects/${id}/months/2021-12`]
  return ['/?asOf=2021-07', '/projects', ...own, `/projects/${id}/history`, '/projects/new', '/design']
}

for (const [name, width, height, scale] of [
  ['zoomed to 200 % on a desk', 720, 450, 2],
  ['on a phone', 390, 800, 2],
] as const)
  test(`${name} no page has to be scrolled sideways`, async ({ browser, sample }) => {
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, locale: 'zh-CN' })
    const page = await context.newPage()
    await signIn(page.request, sample)
    const wide: string[] = []
    for (const path of [...(await pathsOf(page, sample)), '/nothing-here']) {
      await page.goto(sample.url + path)
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (over > 0) wide.push(`${path} by ${over}`)
    }
    expect(wide).toEqual([])
    await context.close()
  })

/** Elements, and what is drawn before and after them, that would move for longer than a hundredth of a second. */
const movers = (page: Page, longest: number) =>
  page.evaluate(limit => {
    const seconds = (list: string) =>
      Math.max(...list.split(',').map(text => parseFloat(text) * (text.includes('ms') ? 0.001 : 1)))
    return [...document.querySelectorAll('*')].flatMap(element =>
      [undefined, '::before', '::after'].flatMap(part => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, part)
        const long = Math.max(seconds(transitionDuration), animationName === 'none' ? 0 : seconds(animationDuration))
        return long > limit ? [`${element.tagName}.${element.getAttribute('class') ?? ''}${part ?? ''} ${long}`] : []
      }),
    )
  }, longest)

test('where the system asks for less motion nothing moves', async ({ page, sample }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const path of await pathsOf(page, sample)) {
    await page.goto(sample.url + path)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    expect(await movers(page, 0.01), path).toEqual([])
  }
})

test('elsewhere the ruler’s frame slides to the month chosen, and nothing takes longer than a fifth of a second', async ({
  page,
  sample,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  for (const path of await pathsOf(page, sample)) {
    await page.goto(sample.url + path)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    expect(await movers(page, 0.2), path).toEqual([])
  }
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page.locator('.year-strip-frame')).toHaveCSS('transition-property', 'left')
})

test('in high contrast the lights and the frame are drawn in the system’s own colours', async ({ page, sample }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible()
  const seen = await page.evaluate(() => {
    const style = (selector: string) => getComputedStyle(document.querySelector(selector)!)
    const system = (name: string) => {
      document.body.append(Object.assign(document.createElement('i'), { id: 'probe', style: `color: ${name}` }))
      const { color } = style('#probe')
      document.querySelector('#probe')!.remove()
      return color
    }
    return {
      ground: system('Canvas'),
      text: system('CanvasText'),
      light: style('.signal-shape.behind').fill,
      frame: style('.year-strip-frame').borderTopColor,
    }
  })
  expect(seen.light).toBe(seen.text)
  expect(seen.light).not.toBe(seen.ground)
  expect(seen.frame).not.toBe(seen.ground)
})

test('a name with a stray right-to-left mark turns nothing round beside it', async ({ page, sample }) => {
  const { id } = await sampleSuzhou(page.request, sample)
  await page.route(`**/api/v1/projects/${id}`, async route => {
    const answer = await route.fetch()
    await route.fulfill({ json: { ...((await answer.json()) as object), name: '河道\u202e清淤\u200f工程' } })
  })
  await page.goto(`${sample.url}/projects/${id}/months/2021-12`)
  const title = page.locator('.entry-title p')
  const name = (await title.getByRole('link').boundingBox())!
  const unit = (await title.locator('.quiet').boundingBox())!
  expect(unit.x).toBeGreaterThanOrEqual(name.x + name.width - 1)
})

test('an account name of 60 characters leaves the top bar in one line', async ({ page, sample }) => {
  const long = '苏州市教育局电化教育馆信息化建设项目专项资金绩效运行监控填报专员'.repeat(2).slice(0, 60)
  await page.route('**/api/v1/session', async route => {
    const answer = await route.fetch()
    const session = (await answer.json()) as { user: object }
    await route.fulfill({ json: { ...session, user: { ...session.user, name: long } } })
  })
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${sample.url}/?asOf=2021-07`)
    await expect(page.locator('.top .account-user')).toHaveAttribute('title', new RegExp(long))
    const out = (await page.getByRole('button', { name: '退出' }).boundingBox())!
    expect(out.x + out.width).toBeLessThanOrEqual(width)
    expect(out.height).toBeLessThanOrEqual(24)
  }
})
