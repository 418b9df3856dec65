import { describe, expect, test } from 'vitest'
import type { CheckAnswer } from '../../server/answers/check-answer.ts'
import { testApp, type Client } from '../support/app.ts'
import { zip } from '../support/files.ts'
import { asHtml, asText, asWorkbook, finished } from '../support/self-evaluation.ts'

/** POST /evaluations/check: a finished table handed in as a file or pasted. */

const route = '/evaluations/check'
const english = { 'accept-language': 'en' }
const check = (client: Client, body: unknown, headers: Record<string, string> = {}) =>
  client.call<CheckAnswer>('POST', route, body, headers)
const refused = (client: Client, body: unknown, headers: Record<string, string> = {}) =>
  client.call<{ title: string; detail: string; problems?: { code: string; message: string }[] }>('POST', route, body, headers)

/** A form as a browser sends it. */
function form(parts: { name: string; fileName?: string; content: Uint8Array }[]): {
  body: Uint8Array
  headers: Record<string, string>
} {
  const mark = 'jichi-form-boundary'
  const pieces = parts.flatMap(({ name, fileName, content }) => [
    Buffer.from(
      `--${mark}\r\ncontent-disposition: form-data; name="${name}"${fileName ? `; filename="${fileName}"` : ''}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    body: new Uint8Array(Buffer.concat([...pieces, Buffer.from(`--${mark}--\r\n`)])),
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
  }
}

describe('a finished table', () => {
  test('is recomputed row by row, and every objection has its place, numbers and basis', async () => {
    const client = await (await testApp()).bureau()
    const { status, body } = await check(client, asText(finished))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ruleSet: 'national-2020',
      version: 1,
      execution: { rate: 0.7, score: 7 },
      others: [],
      unread: [],
    })
    expect(body.read).toMatchObject({ project: '教育信息化运维', year: 2021, total: 97, complete: true })
    expect(body.indicators.map(({ score }) => score)).toEqual([25, 23.44, 30, 10])
    expect(body.findings.find(({ code }) => code === 'score-mismatch')).toEqual({
      code: 'score-mismatch',
      severity: 'error',
      indicator: 1,
      field: 'score',
      where: { sheet: '', line: 10, cell: 3, text: '购买运维服务 | =16个 | 15个 | 25 | 25' },
      params: { variant: 'differs', printed: 25, score: 23.44 },
      basis: { standing: 'practice', document: null, clause: null },
      message: '表上得分 25.00，按规则应为 23.44',
    })
    expect(body.findings.map(({ message }) => message)).toContain('实际完成值“≥85%”照抄了指标值，不是实际结果')
  })
  test('is answered in English where English is asked for', async () => {
    const client = await (await testApp()).bureau()
    const { body } = await check(client, asText(finished), english)
    const messages = body.findings.map(({ message }) => message)
    expect(messages).toContain('Initial budget 120, full-year budget 100: no reason for the change was read')
    expect(messages.filter(message => /[\u4e00-\u9fff]/.test(message.replaceAll(/"[^"]*"/g, '')))).toEqual([])
  })
  test('may come as a workbook, a page, or in a form with its file or text', async () => {
    const client = await (await testApp()).bureau()
    const book = await asWorkbook({ 自评表: finished })
    const page = new TextEncoder().encode(asHtml(finished))
    const filed = form([
      { name: 'note', content: new Uint8Array([65]) },
      { name: 'file', fileName: '自评表.xlsx', content: book },
    ])
    const pasted = form([{ name: 'text', content: new TextEncoder().encode(asText(finished)) }])
    const bodies = await Promise.all([
      check(client, book),
      check(client, page, { 'content-type': 'text/html' }),
      check(client, filed.body, filed.headers),
      check(client, pasted.body, pasted.headers),
    ])
    for (const { status, body } of bodies) {
      expect(status).toBe(200)
      expect(body.findings.map(({ code }) => code).sort()).toEqual(bodies[0].body.findings.map(({ code }) => code).sort())
    }
    expect(bodies[0].body.findings.find(({ code }) => code === 'full-marks-unmet')?.where).toMatchObject({
      sheet: '自评表',
      line: 10,
    })
  })
  test('of several, the further ones stand in others', async () => {
    const client = await (await testApp()).bureau()
    const other = finished.map(row => row.map(text => text.replace('教育信息化运维', '校园网改造')))
    const { body } = await check(client, await asWorkbook({ 一: finished, 二: other }))
    expect([body.read.project, body.others.map(({ read }) => read.project)]).toEqual(['教育信息化运维', ['校园网改造']])
  })
  test('keeps nothing: the database is as before', async () => {
    const app = await testApp()
    const client = await app.bureau()
    await check(client, asText(finished))
    expect((await client.call<{ total: number }>('GET', '/projects')).body.total).toBe(0)
  })
})

describe('what cannot be checked is refused in clear words', () => {
  const cases: [string, () => Uint8Array | string, number, string][] = [
    ['an empty file', () => new Uint8Array(), 400, 'document-empty'],
    ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]), 400, 'document-picture'],
    ['a PDF', () => '%PDF-1.4', 400, 'document-pdf'],
    ['a workbook with macros', () => zip({ 'xl/workbook.xml': '', 'xl/vbaProject.bin': '' }), 400, 'document-macros'],
    ['a packed folder', () => zip({ 'a.txt': 'a' }), 400, 'document-unknown-kind'],
  ]
  test.each(cases)('%s', async (_, make, status, code) => {
    const client = await (await testApp()).bureau()
    const answer = await refused(client, make())
    expect([answer.status, answer.body.title, answer.body.problems?.[0]?.code]).toEqual([status, '这个文件读不出来', code])
    expect(answer.body.problems?.[0]?.message).not.toBe(code)
  })
  test('a text that holds no table', async () => {
    const client = await (await testApp()).bureau()
    const answer = await refused(client, '请于周五前报送材料。')
    expect([answer.status, answer.body.title]).toEqual([422, '没有读到绩效自评表'])
  })
  test('two files at once, and a form without any', async () => {
    const client = await (await testApp()).bureau()
    const file = { name: 'file', fileName: 'a.txt', content: new Uint8Array([65]) }
    for (const parts of [[file, file], [{ name: 'note', content: new Uint8Array([65]) }]]) {
      const { body, headers } = form(parts)
      expect((await refused(client, body, headers)).status).toBe(400)
    }
  })
  test('a rule set nobody knows', async () => {
    const client = await (await testApp()).bureau()
    expect((await client.call('POST', `${route}?ruleSet=nowhere`, asText(finished))).status).toBe(422)
  })
})
