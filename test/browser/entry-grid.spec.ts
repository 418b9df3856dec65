import type { APIRequestContext, Page } from '@playwright/test'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, signIn, test } from '../support/browser.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { declareMany } from '../support/edge-project.ts'
import type { Server } from '../support/server.ts'
import { usage, visits, works } from '../support/suzhou-months.ts'
import { declareSuzhou } from '../support/workspace.ts'

/** The month's grid as a sheet: by keyboard alone, from Excel's clipboard, kept as a draft, beside rows. */

const cell = (page: Page, name: string, what = '本月值') => page.getByLabel(new RegExp(`^${name}.*${what}$`))
const bar = (page: Page) => page.getByRole('region', { name: '保存与提交' })

type At = { row: string | undefined; field: string | undefined; list: boolean }
const focused = (page: Page): Promise<At> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement
    const row = at.closest<HTMLElement>('[data-row]')?.dataset.row
    return { row, field: at.dataset.field, list: at instanceof HTMLSelectElement }
  })

test('thirty indicators are typed by keyboard alone: their digits, one key a cell, and three to begin and save', async ({
  signedIn: page,
  server,
}) => {
  const project = await declareSuzhou(page.request, server)
  expect(project.indicators).toHaveLength(30)
  await page.goto(`${server.url}/projects/${project.id}/months/2021-05`)
  await expect(page.getByRole('grid')).toBeVisible()
  const keys = { characters: 0, cells: 0, others: 0 }
  const press = async (key: string, kind: 'cells' | 'others') => {
    keys[kind]++
    await page.keyboard.press(key)
  }
  const type = async (text: string) => {
    keys.characters += text.length
    await page.keyboard.type(text)
  }
  await press('F8', 'others')
  await press('Control+Home', 'others')
  const rows = new Set<string>()
  let at = await focused(page)
  while (at.row && at.row.startsWith('i') && !rows.has(at.row)) {
    rows.add(at.row)
    if (at.list) await type('1')
    else {
      await type('39')
      const pair = (await page.locator(`[data-key="${at.row}"][data-field=second]`).count()) > 0
      if (pair) {
        await press('Tab', 'cells')
        await type('40')
      }
    }
    await press('Enter', 'cells')
    at = await focused(page)
  }
  await press('Control+s', 'others')
  await expect(bar(page).getByText(/\d\d:\d\d 已保存/)).toBeVisible()
  const month = await api<MonthAnswer>(page.request, server, 'GET', `/projects/${project.id}/actuals/2021-05`)
  // Two indicators follow from the ledger; every other one has its value.
  const derived = project.indicators.filter(row => row.derivation).length
  expect(rows.size).toBe(30 - derived)
  expect(month.entries.filter(row => row.state === 'reported')).toHaveLength(30 - derived)
  const pairs = month.entries.filter(row => row.denominator !== null).length
  expect(keys.others).toBe(3)
  expect(keys.cells).toBe(rows.size + pairs)
  // At an unhurried three keys a second this is well under two minutes.
  expect(keys.characters + keys.cells + keys.others).toBeLessThan(120)
})

test('a block copied from Excel fills the cells it covers, marks what it cannot read, and is undone in one step', async ({
  signedIn: page,
  server,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  const project = await declareMany(page.request, server, 8)
  const name = (i: number) => cell(page, `第${i}项服务数量`)
  await page.goto(`${server.url}/projects/${project.id}/months/2021-08`)
  await name(1).focus()
  const block = '8万\t\t"甲\n乙"\r\n"1,921"\t\t\r\n很多\t\t\r\n0\t人次\t\r\n'
  await page.evaluate(text => navigator.clipboard.writeText(text), block)
  await page.keyboard.press('Control+v')
  await expect(name(1)).toHaveValue('8万')
  await expect(name(2)).toHaveValue('1,921')
  await expect(name(3)).toHaveValue('很多')
  await expect(name(3)).toHaveAttribute('aria-invalid', 'true')
  await expect(name(4)).toHaveValue('0')
  await expect(page.getByText('1 格没有位置：人次')).toBeVisible()
  await expect(bar(page).getByText('1 处错误')).toBeVisible()

  await page.keyboard.press('Control+z')
  await expect(name(1)).toHaveValue('')
  await expect(name(4)).toHaveValue('')
  await page.keyboard.press('Control+y')
  await expect(name(3)).toHaveValue('很多')

  // Picked with Shift and arrows, copied as Excel would, filled down.
  await name(1).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('已选 2 行 2 格')).toBeVisible()
  await page.keyboard.press('Control+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('8万\r\n"1,921"\r\n'.replaceAll('"', ''))
  await name(4).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(name(5)).toHaveValue('0')
  await expect(name(6)).toHaveValue('0')
  await expect(name(7)).toHaveValue('')

  // A percentage goes into a pair as well, and the mouse picks what it is drawn over.
  await name(6).hover()
  await page.mouse.down()
  await name(8).hover()
  await page.mouse.up()
  await expect(page.getByText('已选 3 行 3 格')).toBeVisible()
})

test('what is typed is kept as a draft by the server: another browser goes on with it, a lost network keeps it here', async ({
  signedIn: page,
  server,
  browser,
}) => {
  const project = await declareSuzhou(page.request, server)
  const address = `${server.url}/projects/${project.id}/months/2021-05`
  await page.goto(address)
  await cell(page, visits).fill('6万')
  await cell(page, usage, '分子').fill('41000')
  await expect(bar(page).getByText(/2 行未保存 · 草稿已保存 \d\d:\d\d/)).toBeVisible()
  await page.close()

  const elsewhere = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await signIn(elsewhere.request, server)
  const other = await elsewhere.newPage()
  await other.goto(address)
  await expect(other.getByText(/上次有 2 行没有保存/)).toBeVisible()
  await other.getByRole('button', { name: '恢复' }).click()
  await expect(cell(other, visits)).toHaveValue('6万')
  await expect(cell(other, usage, '分子')).toHaveValue('41000')

  await elsewhere.setOffline(true)
  await cell(other, usage, '分母').fill('50000')
  await expect(bar(other).getByText('离线，草稿留在本机')).toBeVisible()
  await elsewhere.setOffline(false)
  await expect(bar(other).getByText(/草稿已保存/)).toBeVisible()
  await other.keyboard.press('Control+s')
  await expect(bar(other).getByText(/\d\d:\d\d 已保存/)).toBeVisible()
  const draft = () => api<{ draft: unknown }>(elsewhere.request, server, 'GET', `/projects/${project.id}/drafts/2021-05`)
  await expect.poll(async () => (await draft()).draft).toBeNull()
  await elsewhere.close()
})

test('beside what rows say another number needs its reason in place, and one key takes theirs over again', async ({
  signedIn: page,
  server,
}) => {
  const project = await declareSuzhou(page.request, server)
  const id = project.indicators.find(row => row.name === works)!.id
  const at = '2021-05-03T08:00:00+08:00'
  await api(page.request, server, 'POST', '/observations', { observations: [{ key: 'a', indicatorId: id, at, value: 42 }] })
  await page.goto(`${server.url}/projects/${project.id}/months/2021-05`)
  const row = page.locator('[data-row]', { has: cell(page, works) })
  await expect(cell(page, works)).toHaveValue('42')
  await expect(row).toContainText('后台数据算得')
  await cell(page, works).fill('50')
  await expect(cell(page, works)).toHaveAccessibleDescription(/备注写明理由/)
  await page.getByLabel(new RegExp(`^${works}.*备注$`)).fill('两次另行统计')
  await expect(cell(page, works)).not.toHaveAttribute('aria-invalid', 'true')
  await expect(row).toContainText('42')
  await cell(page, works).focus()
  await page.keyboard.press('Alt+l')
  await expect(cell(page, works)).toHaveValue('42')
  await expect(row.getByRole('button', { name: '按台账取数' })).toHaveCount(0)
})

/** Four hundred indicators of five units each: as many rows as a project may have. */
async function declareRows(request: APIRequestContext, server: Server) {
  const units = ['S1', 'S2', 'S3', 'S4', 'S5']
  for (const code of units) await api(request, server, 'POST', '/agencies', { code, name: `第${code.slice(1)}小学` })
  const indicators = Array.from({ length: 400 }, (_, i) =>
    indicator(`第${i + 1}项服务数量`, '1200人次', {
      category: ['投入', '产出', '结果', '影响力'][Math.floor(i / 100)]!,
      contributors: units.map(agencyCode => ({ agencyCode, share: null })),
    }),
  )
  return api<ProjectAnswer>(request, server, 'POST', '/projects', { declaration: declaration({ indicators }) })
}

if (process.env.FULL)
  test('two thousand rows draw only those that are seen, and the last one is typed in like the first', async ({
    signedIn: page,
    server,
  }) => {
    const project = await declareRows(page.request, server)
    await page.goto(`${server.url}/projects/${project.id}/months/2021-08`)
    const grid = page.getByRole('grid')
    await expect(grid).toHaveAttribute('aria-rowcount', '2005')
    const first = page.getByLabel('第1项服务数量 · 第1小学 本月值')
    const last = page.getByLabel('第400项服务数量 · 第5小学 本月值')
    const few = async () => expect(await grid.getByRole('row').count()).toBeLessThan(60)
    await first.fill('12')
    await few()
    await page.keyboard.press('Control+End')
    // Past the last indicator stands the month's money.
    await page.keyboard.press('ArrowUp')
    await expect(last).toBeFocused()
    await page.keyboard.type('34')
    await expect(last).toHaveValue('34')
    await few()
    await page.keyboard.press('Control+Home')
    await expect(first).toBeFocused()
    await expect(first).toHaveValue('12')
    await few()
  })
