import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import type { EvaluationAnswer } from '../../server/answers/evaluation-answer.ts'
import { openZip } from '../../server/documents/zip.ts'
import { table } from '../../db/open.ts'
import { testApp, type Client } from '../support/app.ts'
import { idOf } from '../support/declaration.ts'
import { settled, yearEnd } from '../support/year-end.ts'

/** Made final, then opened again a day later, with other reasons, passages and money. */
async function reopened() {
  const app = await testApp('2022-01-20T09:00:00+08:00')
  const first = await app.bureau()
  const made = await yearEnd(first)
  const { path, project, open } = made
  await first.call('PUT', `${path}/report/others`, { text: '定稿时的说明。' })
  await settled(app, first, path)
  app.moveClock(24 * 3_600_000)
  const bureau = await app.account('次日', 'bureau')
  expect((await bureau.call('POST', `${path}/evaluation/reopen`, { opinion: '审计调整' })).status).toBe(200)
  await bureau.call('PUT', `${path}/evaluation`, {
    rows: [{ indicatorId: idOf(project, '服务人次'), reason: '以审计意见为准。' }],
  })
  await bureau.call('PUT', `${path}/report/others`, { text: '重新打开后的说明。', version: 1 })
  const entries = [{ subprojectId: open, spent: 3_000_000, allocated: 3_000_000 }]
  await bureau.call('PUT', `${path}/expenditures/2021-12`, { entries })
  const { steps } = (await bureau.call<EvaluationAnswer>('GET', `${path}/evaluation`)).body
  return { app, bureau, ...made, frozen: steps.find(one => one.state === 'final')!.seq, steps }
}
const named = (headers: Headers) => decodeURIComponent(headers.get('content-disposition') ?? '')

async function sheetOf(client: Client, road: string) {
  const { status, bytes, headers } = await client.file(road)
  expect(status).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  return { said: JSON.stringify(book.worksheets.map(sheet => sheet.getSheetValues())), name: named(headers) }
}

async function wordsOf(client: Client, road: string) {
  const { status, bytes, headers } = await client.file(road)
  expect(status).toBe(200)
  const parts = openZip(bytes, () => true)
  if (!parts.ok) throw new Error('no zip')
  const said = parts.value
    .get('word/document.xml')!
    .toString('utf8')
    .replaceAll(/<[^>]*>/g, '')
  return { said, name: named(headers) }
}

test('a version once made final goes out as table and report as it was then, and says which version it is and of what day', async () => {
  const { bureau, path, frozen } = await reopened()
  const line = `（留存版本：第${frozen}步“定稿”，2022-01-20）`
  const table = await sheetOf(bureau, `${path}/exports/self-evaluation.xlsx?version=${frozen}`)
  expect([table.said.includes(line), table.said.includes('草稿'), table.said.includes('上半年闭馆维修')]).toEqual([
    true,
    false,
    true,
  ])
  expect([table.said.includes('审计意见'), table.name.includes(`-${frozen}-2022-01-20.xlsx`)]).toEqual([false, true])
  const word = await wordsOf(bureau, `${path}/exports/self-evaluation-table.docx?version=${frozen}`)
  expect([word.said.includes(line), word.said.includes('上半年闭馆维修')]).toEqual([true, true])
  const report = await wordsOf(bureau, `${path}/exports/self-evaluation.docx?version=${frozen}`)
  const said = [line, '定稿时的说明。', '上半年闭馆维修', '2022年1月20日定稿']
  expect(said.filter(one => !report.said.includes(one))).toEqual([])
  // Money entered since is in the present report and not in this one.
  const now = await wordsOf(bureau, `${path}/exports/self-evaluation.docx`)
  expect([report.said.includes('36.00'), now.said.includes('39.00'), report.said.includes('39.00')]).toEqual([true, true, false])
  expect([now.said.includes('留存版本'), now.said.includes('草稿'), now.said.includes('重新打开后的说明。')]).toEqual([
    false,
    true,
    true,
  ])
  expect(now.said.includes('以审计意见为准')).toBe(true)
})

test('who may not see the project gets none of its versions, and a step without a table has no file', async () => {
  const { app, bureau, path, frozen, steps } = await reopened()
  const stranger = await app.account('clerk9', 'clerk', null)
  const without = steps.find(one => !one.kept)!.seq
  for (const file of ['self-evaluation.xlsx', 'self-evaluation-table.docx', 'self-evaluation.docx']) {
    expect([file, (await stranger.file(`${path}/exports/${file}?version=${frozen}`)).status]).toEqual([file, 404])
    expect([file, (await bureau.file(`${path}/exports/${file}?version=${without}`)).status]).toEqual([file, 404])
    expect([file, (await bureau.file(`${path}/exports/${file}?version=x`)).status]).toEqual([file, 400])
  }
})

test('the trail says which version went out', async () => {
  const { app, bureau, path, frozen } = await reopened()
  await bureau.file(`${path}/exports/self-evaluation.docx?version=${frozen}`)
  const rows = (await app.store.db.select().from(table.audit)).filter(row => row.event === 'export')
  expect(rows.map(row => JSON.parse(row.detail))).toEqual([{ after: { file: 'self-evaluation.docx', version: frozen } }])
})
