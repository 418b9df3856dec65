import { describe, expect, test } from 'vitest'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import { testApp } from '../support/app.ts'
import { cellOf, changed, download, open, projectOfKinds, rowOf, send, type Book } from '../support/entry-book.ts'

/** The workbook on a USB stick: filled elsewhere, compared before it is saved (domain rules §7). */
async function started() {
  const app = await testApp()
  const client = await app.bureau()
  const made = await projectOfKinds(client)
  const { path } = made
  const month = async (name = '2021-03') => (await client.call<MonthAnswer>('GET', `${path}/actuals/${name}`)).body
  const put = (entries: unknown[], name = '2021-03') => client.call('PUT', `${path}/actuals/${name}`, { entries })
  const spend = (entries: unknown[], name = '2021-03') => client.call('PUT', `${path}/expenditures/${name}`, { entries })
  const get = (name = '2021-03') => download(client, path, name)
  const edited = async (change: (book: Book) => void) => changed(await get(), change)
  const dry = async (bytes: Uint8Array) => (await send(client, path, bytes)).body
  return { app, client, ...made, month, put, spend, get, edited, dry }
}

describe('the entry workbook', () => {
  test('shows every indicator and sub-project with last month, year to date and unit; only its entry cells are open', async () => {
    const { put, spend, get, ids, subs } = await started()
    await put([{ indicatorId: ids.visits, value: 60_000 }], '2021-02')
    await spend([{ subprojectId: subs[0]!, spent: 1_250_000 }], '2021-02')
    const { book, sheet } = await open(await get())
    expect(book.worksheets.map(one => [one.name, one.state])).toEqual([
      ['填报', 'visible'],
      ['说明', 'visible'],
      ['_jichi', 'veryHidden'],
    ])
    const visits = rowOf(sheet, '服务人次')
    expect([4, 5, 6, 7].map(at => visits.getCell(at).text)).toEqual(['80万人次', '人次', '60000', '6万人次'])
    const money = rowOf(sheet, '子项目一')
    expect([4, 6, 7].map(at => money.getCell(at).text)).toEqual(['120.00', '1.25', '1.25'])
    const unlocked: string[] = []
    sheet.eachRow(row =>
      row.eachCell({ includeEmpty: true }, cell => void (cell.protection?.locked === false && unlocked.push(cell.address))),
    )
    expect(new Set(unlocked.map(at => at[0]))).toEqual(new Set(['H', 'I', 'J', 'K']))
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true)
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 })
    expect(cellOf(sheet, '采购规范性', 'first').dataValidation).toMatchObject({ type: 'list' })
  })

  test('comes in the language it is asked for, and is read back in either', async () => {
    const { client, path } = await started()
    const english = await download(client, path, '2021-03', { 'accept-language': 'en' })
    const { book } = await open(english)
    expect(book.worksheets.map(one => one.name)).toEqual(['Entry', 'Instructions', '_jichi'])
    const filled = await changed(english, ({ sheet }) => {
      cellOf(sheet, '采购规范性', 'first').value = 'met'
      cellOf(sheet, '服务人次', 'third').value = 'yes'
      cellOf(sheet, '服务人次', 'note').value = 'closed for repairs'
    })
    const { body } = await send(client, path, filled)
    expect(body.problems).toEqual([])
    expect(body.differences.map(row => [row.name, row.field, row.new])).toEqual([
      ['服务人次', 'third', 'yes'],
      ['服务人次', 'note', 'closed for repairs'],
      ['采购规范性', 'first', '达成'],
    ])
  })

  test('filled and returned it is shown as differences, and saved all or nothing with its source', async () => {
    const { client, path, edited, dry, month, put, spend, ids, subs } = await started()
    await put([{ indicatorId: ids.visits, value: 0 }])
    await spend([{ subprojectId: subs[1]!, spent: 5_000_000 }])
    const filled = await edited(({ sheet }) => {
      cellOf(sheet, '服务人次', 'first').value = '8万'
      cellOf(sheet, '验收合格率', 'first').value = 19
      cellOf(sheet, '验收合格率', 'second').value = 20
      cellOf(sheet, '采购成本', 'first').value = 88.5
      cellOf(sheet, '采购规范性', 'first').value = '规范'
      cellOf(sheet, '教师满意度', 'first').value = '92.5%'
      cellOf(sheet, '子项目一', 'first').value = 12.345678
      cellOf(sheet, '子项目二', 'first').value = null
    })
    const found = await dry(filled)
    expect([found.saved, found.problems]).toEqual([false, []])
    expect(found.differences.map(row => [row.place, row.old, row.new])).toEqual([
      ['填报!H5', '0', '80000'],
      ['填报!H6', '', '19'],
      ['填报!I6', '', '20'],
      ['填报!H7', '', '88.5'],
      ['填报!H8', '', '达成'],
      ['填报!H10', '', '92.5%'],
      ['填报!H13', '', '12.345678'],
      ['填报!H14', '5', ''],
    ])
    expect((await month()).entries).toHaveLength(1)
    const { status, body } = await send(client, path, filled, '?month=2021-03')
    expect([status, body.saved, body.report.state]).toEqual([200, true, 'draft'])
    expect(body.entries.find(row => row.indicatorId === ids.visits)).toMatchObject({ version: 2 })
    const after = await month()
    const of = (id: number) => after.entries.find(row => row.indicatorId === id)
    expect(of(ids.visits)).toMatchObject({ value: 80_000, source: 'workbook' })
    expect(of(ids.rate)).toMatchObject({ numerator: 19, denominator: 20 })
    expect(of(ids.cost)).toMatchObject({ value: 885_000 })
    expect(of(ids.order)).toMatchObject({ level: '达成' })
    expect(of(ids.joy)).toMatchObject({ value: 0.925, numerator: null })
    expect(after.expenditures.map(row => [row.spent, row.source])).toEqual([
      [12_345_678, 'workbook'],
      [null, 'workbook'],
    ])
    // Sent a second time by mistake: nothing left to save, no new version.
    expect((await send(client, path, filled, '')).body).toMatchObject({ saved: false, differences: [], conflicts: [] })
    expect((await dry(await download(client, path, '2021-03'))).differences).toEqual([])
  })

  test('a cell that two people changed is shown with both values, and neither wins by itself', async () => {
    const { client, path, edited, put, month, ids } = await started()
    await put([{ indicatorId: ids.visits, value: 100 }])
    const filled = await edited(({ sheet }) => void (cellOf(sheet, '服务人次', 'first').value = 300))
    await put([
      { indicatorId: ids.visits, value: 200 },
      { indicatorId: ids.cost, value: 880_000 },
    ])
    const dry = await send(client, path, filled)
    expect(dry.body).toMatchObject({ differences: [], others: 1 })
    expect(dry.body.conflicts).toMatchObject([{ place: '填报!H5', seen: '100', mine: '300', theirs: '200' }])
    const refused = await send(client, path, filled, '')
    expect([refused.status, refused.body.conflicts[0]!.theirs]).toEqual([409, '200'])
    const key = dry.body.conflicts[0]!.key
    expect((await send(client, path, filled, `?theirs=${key}`)).body.saved).toBe(false)
    expect((await month()).entries[0]!.value).toBe(200)
    expect((await send(client, path, filled, `?mine=${key}`)).body.saved).toBe(true)
    expect((await month()).entries.map(row => row.value)).toEqual([300, 880_000])
  })

  test('rows may be moved about: they are found by their id', async () => {
    const { dry, edited } = await started()
    const filled = await edited(({ sheet }) => {
      cellOf(sheet, '采购成本', 'first').value = 70
      const [one, other] = [rowOf(sheet, '服务人次'), rowOf(sheet, '采购成本')]
      const values = [one.values, other.values]
      one.values = values[1] as []
      other.values = values[0] as []
    })
    expect((await dry(filled)).differences).toMatchObject([{ place: '填报!H5', name: '采购成本', new: '70' }])
  })

  test('an approved month is locked, and a closed one comes without cells to fill in', async () => {
    const { app, client, path, put, edited, ids, project } = await started()
    await put([{ indicatorId: ids.visits, value: 100 }])
    const filled = await edited(({ sheet }) => void (cellOf(sheet, '服务人次', 'first').value = 300))
    await client.call('POST', `${path}/reports/2021-03/submit`, {})
    const other = await app.account('head', 'unitHead', project.agency.id)
    expect((await other.call('POST', `${path}/reports/2021-03/approve`, {})).status).toBe(200)
    for (const query of ['?dryRun=1', '']) expect((await send(client, path, filled, query)).status).toBe(423)
    const { sheet } = await open(await download(client, path, '2021-03'))
    expect(cellOf(sheet, '服务人次', 'first').protection?.locked).not.toBe(false)
  })

  test('taking a number over from a workbook against kept rows or in a correction needs its reason at the cell', async () => {
    const { app, client, path, put, edited, dry, ids, project } = await started()
    await put([{ indicatorId: ids.visits, value: 100 }])
    await client.call('POST', `${path}/reports/2021-03/submit`, {})
    const other = await app.account('head', 'unitHead', project.agency.id)
    await other.call('POST', `${path}/reports/2021-03/approve`, {})
    await other.call('POST', `${path}/reports/2021-03/reopen`, { opinion: '更正' })
    const silent = await edited(({ sheet }) => void (cellOf(sheet, '服务人次', 'first').value = 300))
    expect((await dry(silent)).problems).toMatchObject([{ path: '填报!K5', code: 'correction-needs-note', severity: 'error' }])
    expect((await send(client, path, silent, '')).status).toBe(422)
  })
})
