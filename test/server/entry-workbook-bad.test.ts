import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type ExcelJS from 'exceljs'
import { storeZip } from '../../server/documents/zip.ts'
import { testApp } from '../support/app.ts'
import { bytesOf, cellOf, changed, download, open, projectOfKinds, rowOf, send, type Book } from '../support/entry-book.ts'

/** Files that came back broken, changed or foreign: a precise message, and nothing saved. */
async function started() {
  const app = await testApp()
  const client = await app.bureau()
  const made = await projectOfKinds(client)
  const bytes = await download(client, made.path, '2021-03')
  const told = async (change: (book: Book) => void) => {
    const { status, body } = await send(client, made.path, await changed(bytes, change))
    return { status, problems: (body.problems ?? []).map(row => [row.path, row.code]), body }
  }
  const file = async (content: Uint8Array | string) => {
    const { status, body } = await send(
      client,
      made.path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    )
    return [status, body.problems?.[0]?.code ?? null]
  }
  return { app, client, ...made, bytes, told, file }
}

const cell = (name: string, value: ExcelJS.CellValue, field: 'first' | 'second' | 'third' | 'note' = 'first') =>
  ((book: Book) => void (cellOf(book.sheet, name, field).value = value)) as (book: Book) => void
/** A value in a number format of its own; cells of a loaded workbook share their styles. */
const as = (name: string, value: ExcelJS.CellValue, numFmt: string) => (book: Book) => {
  const at = cellOf(book.sheet, name, 'first')
  Object.assign(at, { value, style: { ...at.style, numFmt } })
}

describe('a cell that cannot be meant', () => {
  test('is named with its place, its reason and what to do', async () => {
    const { told } = await started()
    const cases: [(book: Book) => void, string, string][] = [
      [cell('服务人次', '约三百'), '填报!H5', 'workbook-not-a-number'],
      [as('服务人次', new Date('2021-03-05'), 'yyyy-mm-dd'), '填报!H5', 'workbook-date'],
      [cell('服务人次', true), '填报!H5', 'workbook-boolean'],
      [cell('服务人次', { error: '#REF!' }), '填报!H5', 'workbook-formula-error'],
      [cell('服务人次', { formula: 'SUM(1,2)' }), '填报!H5', 'workbook-formula-empty'],
      [cell('服务人次', 3, 'second'), '填报!I5', 'workbook-no-denominator'],
      [cell('服务人次', '大概', 'third'), '填报!J5', 'workbook-absent-unclear'],
      [cell('验收合格率', 5), '填报!I6', 'denominator-missing'],
      [cell('采购规范性', '还行'), '填报!H8', 'unknown-level'],
      [cell('子项目一', 0.0000001), '填报!H13', 'workbook-below-fen'],
      [cell('子项目一', '很多'), '填报!H13', 'workbook-not-money'],
      [cell('子项目一', -3), '填报!K13', 'negative-money-needs-note'],
      [cell('服务人次', '是', 'third'), '填报!K5', 'not-applicable-needs-note'],
    ]
    for (const [change, place, code] of cases) {
      const { status, problems, body } = await told(change)
      expect([code, status, problems]).toEqual([code, 200, [[place, code]]])
      expect(body.problems[0]!.message).not.toBe(code)
    }
  })

  test('a percentage in a count, a bare number in a percentage, and a percentage beside its parts are told apart', async () => {
    const { told } = await started()
    expect((await told(as('服务人次', 0.85, '0%'))).problems).toEqual([['填报!H5', 'workbook-percent-in-count']])
    const both = await told(book => {
      as('验收合格率', 0.95, '0%')(book)
      cell('验收合格率', 20, 'second')(book)
    })
    expect(both.problems).toEqual([['填报!H6', 'workbook-percent-and-parts']])
    expect((await told(as('验收合格率', 0.95, '0%'))).body.differences).toMatchObject([{ place: '填报!H6', new: '95%' }])
  })

  test('a formula counts with its value', async () => {
    const { told } = await started()
    const { body } = await told(cell('服务人次', { formula: '40000+2000', result: 42_000 }))
    expect(body.differences).toMatchObject([{ place: '填报!H5', new: '42000' }])
  })

  test('merged cells and hidden rows: the first is refused, the second read and said', async () => {
    const { told } = await started()
    expect((await told(({ sheet }) => sheet.mergeCells('H5:H6'))).problems).toEqual([['填报!H5:H6', 'workbook-merged']])
    const hidden = await told(({ sheet }) => {
      cellOf(sheet, '服务人次', 'first').value = 7
      rowOf(sheet, '服务人次').hidden = true
    })
    expect(hidden.body.problems).toMatchObject([{ path: '填报!H5', code: 'workbook-row-hidden', severity: 'warning' }])
    expect(hidden.body.differences).toHaveLength(1)
  })
})

describe('a changed structure', () => {
  test('deleted, inserted and doubled rows and changed headings are each named', async () => {
    const { told } = await started()
    const gone = await told(({ sheet }) => sheet.spliceRows(rowOf(sheet, '采购成本').number, 1))
    expect(gone.problems).toEqual([['填报', 'workbook-row-missing']])
    expect(gone.body.problems[0]!.message).toContain('采购成本')
    const added = await told(({ sheet }) => sheet.spliceRows(6, 0, [null, null, '另一指标', '', '', '', '', 5]))
    expect(added.problems).toEqual([['填报!H6', 'workbook-row-extra']])
    const twice = await told(({ sheet }) => sheet.addRow(rowOf(sheet, '服务人次').values))
    expect(twice.problems).toEqual([['填报!C15', 'workbook-row-twice']])
    const heading = await told(({ sheet }) => void (sheet.getCell('H4').value = '预算'))
    expect(heading.problems).toEqual([['填报!H4', 'workbook-heading']])
  })

  test('another project, another month, another system', async () => {
    const { told, client, bytes, path } = await started()
    expect((await send(client, path, bytes, '?dryRun=1&month=2021-04')).status).toBe(422)
    const foreign = await told(({ mark }) => void (mark.getCell('A3').value = 999))
    expect([foreign.status, foreign.body.detail]).toEqual([422, expect.stringContaining('测试项目')])
    const elsewhere = await told(({ mark }) => void (mark.getCell('B12').value = 41))
    expect(elsewhere.problems).toEqual([['填报!C5', 'workbook-version-unknown']])
    const renamed = await told(({ mark }) => void (mark.getCell('C12').value = '别的指标'))
    expect(renamed.problems).toEqual([['填报!C5', 'workbook-row-renamed']])
  })

  test('a workbook without its mark is not ours', async () => {
    const { file, bytes } = await started()
    const { book } = await open(bytes)
    book.removeWorksheet('_jichi')
    expect(await file(await bytesOf(book))).toEqual([422, 'workbook-not-ours'])
  })
})

describe('a file that is no entry workbook', () => {
  test('an image, a PDF, CSV in GB18030, nothing and rubbish are told what they are', async () => {
    const { file } = await started()
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
    expect(await file(png)).toEqual([400, 'workbook-is-image'])
    expect(await file('%PDF-1.7 ')).toEqual([400, 'workbook-is-pdf'])
    expect(await file(Uint8Array.from([0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0x31, 0x0a]))).toEqual([400, 'workbook-is-text'])
    expect(await file('')).toEqual([400, 'document-empty'])
    expect(await file(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]))).toEqual([400, 'document-unreadable'])
    expect(await file(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]))).toEqual([400, 'document-old-office'])
  })

  test('macros are refused, and a zip bomb is not unpacked', async () => {
    const { file, bytes } = await started()
    const parts = new Map([
      ['xl/workbook.xml', Buffer.from('<workbook/>')],
      ['xl/vbaProject.bin', Buffer.from('x')],
    ])
    expect(await file(new Uint8Array(storeZip(parts)))).toEqual([422, 'workbook-macros'])
    expect(await file(bomb())).toEqual([413, 'document-unzipped-too-large'])
    expect(bytes.length).toBeLessThan(100_000)
  })
})

/** A sheet of 60 MB of blanks in 60 kB that claims to be small. */
function bomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(60_000_000, ' '), { level: 9 })
  const zip = storeZip(new Map([['xl/workbook.xml', packed]]))
  // Local header and directory entry: method 8 (deflated) and an innocent unpacked size.
  const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip.writeUInt16LE(8, 8)
  zip.writeUInt16LE(8, directory + 10)
  zip.writeUInt32LE(1000, 22)
  zip.writeUInt32LE(1000, directory + 24)
  return new Uint8Array(zip)
}
