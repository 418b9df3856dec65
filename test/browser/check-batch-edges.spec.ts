import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import ExcelJS from 'exceljs'
import { expect, test } from '../support/browser.ts'
import { storeZip } from '../../server/documents/zip.ts'
import { handedInFiles, handedInFolder } from '../support/handed-in-folder.ts'

const axe = async (page: ConstructorParameters<typeof AxeBuilder>[0]['page']) =>
  (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()).violations
async function bookOf(path: string) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(readFileSync(path)).buffer)
  return book
}

test('a folder of tables is checked with its progress shown, and gives a report and one annotated copy', async ({
  signedIn: page,
  server,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'handed-in-'))
  await handedInFolder(folder, 40)
  await page.goto(`${server.url}/check`)
  await page.getByLabel('选择文件夹').setInputFiles(folder)
  await expect(page.getByRole('heading', { level: 1, name: /已核对 \d+ \/ 43 个文件|张表核对完毕/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: '41 张表核对完毕，2 个文件没有读出' })).toBeVisible({
    timeout: 60_000,
  })
  expect(await axe(page)).toEqual([])

  await expect(page.getByRole('row', { name: /项目4 / })).toContainText('这张表是 2020 年，多数表是 2021 年')
  await expect(page.getByRole('row', { name: /扫描\.pdf/ })).toContainText('PDF')
  await expect(page.getByText('得分与规则不符')).toBeVisible()
  const [report] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载报告' }).click()])
  expect(report.suggestedFilename()).toBe('自评表批量核对报告.xlsx')
  const book = await bookOf(await report.path())
  expect(book.worksheets.map(({ name }) => name)).toEqual(['逐表', '按类别', '逐条', '没有读出'])
  expect(book.getWorksheet('逐表')!.rowCount).toBe(42)
  expect(book.getWorksheet('没有读出')!.rowCount).toBe(3)

  await page.getByRole('button', { name: '查看批注 项目1', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '8 处批注，1 条整体疑问' })).toBeVisible()
  const [copy] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载批注稿' }).click()])
  expect(copy.suggestedFilename()).toBe('1（核对意见）.xlsx')
  const marked = await bookOf(await copy.path())
  const note = marked.getWorksheet('自评表')!.getCell('G10').note
  expect(JSON.stringify(note)).toContain('按规则应为 23.44')
  expect(marked.getWorksheet('核对意见')!.getCell('A1').text).toBe('绩效自评表核对意见')

  await page.getByRole('button', { name: '返回这一批' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '41 张表核对完毕，2 个文件没有读出' })).toBeVisible()

  // On a phone each table is a card: nothing is pushed sideways.
  await page.setViewportSize({ width: 390, height: 844 })
  await expect
    .poll(() => page.locator('.batch-rows').evaluate(table => table.scrollWidth <= table.parentElement!.clientWidth))
    .toBe(true)
  await expect(page.locator('.batch-rows tbody tr').first().locator('[data-label]').first()).toBeVisible()
  expect(await axe(page)).toEqual([])
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT })
})

test('a table inside a zip opens with its notes, and gives its annotated copy', async ({ signedIn: page, server }) => {
  const files = [...(await handedInFiles(3))].map(([name, content]) => [name, Buffer.from(content)] as const)
  await page.goto(`${server.url}/check`)
  const zip = { name: '全市.zip', mimeType: 'application/zip', buffer: storeZip(new Map(files), true) }
  await page.getByLabel('选择文件', { exact: true }).setInputFiles(zip)
  await expect(page.getByRole('heading', { level: 1, name: '3 张表核对完毕' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('全市.zip/教育局/2.html')).toBeVisible()
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT })

  await page.getByRole('button', { name: '查看批注 项目2', exact: true }).click()
  await expect(page.getByText('项目2').first()).toBeVisible()
  await page.getByRole('button', { name: '返回这一批' }).press('Enter')
  await page.getByRole('button', { name: '查看批注 项目1', exact: true }).click()
  const [copy] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载批注稿' }).click()])
  expect(copy.suggestedFilename()).toBe('1（核对意见）.xlsx')
  const marked = await bookOf(await copy.path())
  expect(JSON.stringify(marked.getWorksheet('自评表')!.getCell('G10').note)).toContain('按规则应为 23.44')
})

test('a batch that already runs is stopped too: no more is read, and the count stays', async ({ signedIn: page, server }) => {
  const folder = mkdtempSync(join(tmpdir(), 'handed-in-'))
  await handedInFolder(folder, 12)
  // The answer's first three lines come, the others when they are asked for: the server's speed does not matter.
  await page.addInitScript(() => {
    const real = window.fetch
    window.fetch = async (input, init) => {
      const answer = await real(input, init)
      if (!(typeof input === 'string' && input.endsWith('/check/batch'))) return answer
      const lines = (await answer.text()).split('\n').slice(0, 3)
      const body = new ReadableStream({
        start: stream => stream.enqueue(new TextEncoder().encode(`${lines.join('\n')}\n`)),
        cancel: () => document.documentElement.setAttribute('data-left', ''),
      })
      return new Response(body, answer)
    }
  })
  await page.goto(`${server.url}/check`)
  await page.getByLabel('选择文件夹').setInputFiles(folder)
  await expect(page.getByRole('heading', { level: 1, name: '已核对 2 / 15 个文件' })).toBeVisible()
  await page.getByRole('button', { name: '停止' }).press('Enter')
  await expect(page.locator('html[data-left]')).toBeAttached()
  await expect(page.getByRole('heading', { level: 1, name: '已停止：核对了 2 / 15 个文件，没有生成报告' })).toBeVisible()
})

test('a batch can be stopped on its way, and says how far it came', async ({ signedIn: page, server }) => {
  const folder = mkdtempSync(join(tmpdir(), 'handed-in-'))
  await handedInFolder(folder, 12)
  // The answer is held back until the stop has been pressed: how fast the server is does not matter.
  await page.route('**/evaluations/check/batch', () => {})
  await page.goto(`${server.url}/check`)
  await page.getByLabel('选择文件夹').setInputFiles(folder)
  await page.getByRole('button', { name: '停止' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '已停止：核对了 0 / 15 个文件，没有生成报告' })).toBeVisible()
  await page.getByRole('button', { name: '再核对一批' }).press('Enter')
  await expect(page.getByLabel('粘贴自评表')).toBeVisible()
})
