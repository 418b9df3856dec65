import type { Locator, Page } from '@playwright/test'
import { stopOf } from '../support/focus.ts'
import { adminPassword } from '../support/server.ts'
import { expect, signIn, test } from '../support/browser.ts'
import { months, teachers, usage, visits } from '../support/suzhou-months.ts'
import { declareSuzhou, enterMonths } from '../support/workspace.ts'

/** Walks with Tab alone until the wanted element has the focus; each stop on the way must show it. */
async function tabTo(page: Page, wanted: Locator, key = 'Tab') {
  await expect(wanted).toBeVisible()
  const target = await wanted.elementHandle()
  const unseen: string[] = []
  for (let step = 0; step < 400; step++) {
    const stop = await stopOf(page, target)
    if (step > 0 && stop.unseen) unseen.push(stop.unseen)
    if (stop.there) return expect(unseen).toEqual([])
    await page.keyboard.press(key)
  }
  throw new Error(`not reached by 400 × ${key}: ${wanted.toString()}`)
}

const expectSeen = async (page: Page) => expect((await stopOf(page, null)).unseen).toBeNull()

test('a whole day’s work is done without a mouse: the focus is always seen and nothing traps it', async ({
  page,
  server,
  browser,
}) => {
  test.slow()
  const desk = await browser.newContext()
  await signIn(desk.request, server)
  const project = await declareSuzhou(desk.request, server)
  await enterMonths(desk.request, server, project, months.slice(0, 7))
  await desk.close()
  const press = (key: string) => page.keyboard.press(key)

  await page.goto(`${server.url}/?asOf=2021-07`)
  await tabTo(page, page.getByLabel('用户名'))
  await page.keyboard.type('admin')
  await tabTo(page, page.getByLabel('密码', { exact: true }))
  await page.keyboard.type(adminPassword)
  await press('Enter')

  const strip = page.getByRole('radiogroup', { name: '截至月份' })
  await tabTo(page, strip.getByRole('radio', { name: /^7月/ }))
  await press('ArrowLeft')
  await expect(page).toHaveURL(/asOf=2021-06/)
  await expect(strip.getByRole('radio', { name: /^6月/ })).toBeFocused()
  await expectSeen(page)
  await press('ArrowRight')
  await expect(page).toHaveURL(/asOf=2021-07/)

  const light = page.getByRole('group', { name: '按目标灯筛选' }).getByRole('button', { name: /^[^0-9]*1/ })
  await tabTo(page, light.first())
  await press('Enter')
  await expect(page).toHaveURL(/[?&]signal=/)
  const row = page.locator('.project-table').getByRole('link', { name: project.name })
  await tabTo(page, row)
  await press('Enter')

  await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
  const why = page.getByRole('button', { name: /^预算：.*为什么？$/ })
  await tabTo(page, why)
  await press('Enter')
  await expect(page.locator('.head-why')).toBeVisible()
  await press('Escape')
  await expect(page.locator('.head-why')).toHaveCount(0)
  await expect(why).toBeFocused()
  const rowWhy = page.getByRole('button', { name: new RegExp(`^${teachers}：.*为什么？$`) })
  await tabTo(page, rowWhy)
  await press('Enter')
  await expect(page.locator('.why-row')).toBeVisible()
  await press('Escape')
  await expect(page.locator('.why-row')).toHaveCount(0)
  await expect(rowWhy).toBeFocused()

  const gap = page
    .getByRole('region', { name: /偏差清单/ })
    .getByRole('listitem')
    .filter({ hasText: teachers })
  const cause = gap.getByRole('group', { name: '原因' }).getByRole('button').nth(2)
  await tabTo(page, cause)
  await press('Space')
  await expect(cause).toHaveAttribute('aria-pressed', 'true')
  await expect(gap.getByRole('status')).toHaveText('已保存')

  await tabTo(page, page.getByRole('main').getByRole('link', { name: visits }).first(), 'Shift+Tab')
  await press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: visits })).toBeVisible()
  const figure = page.getByRole('button', { name: '看表格' }).first()
  await tabTo(page, figure)
  await press('Enter')
  await expect(page.getByRole('button', { name: '看图' }).first()).toBeFocused()
  await tabTo(page, page.getByRole('main').getByRole('link', { name: project.name }), 'Shift+Tab')
  await press('Enter')

  await tabTo(page, page.getByRole('link', { name: /^填报 / }))
  await press('Enter')
  await tabTo(page, page.getByLabel(new RegExp(`^${visits}.*本月值$`)))
  await page.keyboard.type('6万')
  await press('Enter')
  await expect(page.getByLabel(new RegExp(`^${usage}.*分子$`))).toBeFocused()
  await expectSeen(page)
  await page.keyboard.type('41000')
  await press('Tab')
  await expectSeen(page)
  await page.keyboard.type('50000')
  await press('Control+s')
  await expect(page.getByRole('region', { name: '保存与提交' }).getByText(/\d\d:\d\d 已保存/)).toBeVisible()

  await tabTo(page, page.getByRole('button', { name: '退出' }), 'Shift+Tab')
  await press('Enter')
  await expect(page).toHaveURL(/signin/)
  await tabTo(page, page.getByLabel('用户名'))
})
