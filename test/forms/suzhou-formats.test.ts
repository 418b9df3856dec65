import { beforeAll, describe, expect, test } from 'vitest'
import type { ReadDeclaration } from '../../server/forms/declaration-reader.ts'
import { asGb18030, asHtml, asXlsx, formRows, formText, parse, utf8 } from './suzhou.ts'
import { asDocxTable } from '../support/docx-table.ts'

const utf16 = (text: string) => new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
const crlf = formText.replaceAll('\n', '\r\n')

const files: [string, () => Uint8Array | Promise<Uint8Array>, string | null][] = [
  ['text with a byte order mark', () => utf8(`\ufeff${formText}`), 'text/plain'],
  ['text with Windows line ends', () => utf8(crlf), 'text/plain'],
  ['text in GB18030', () => asGb18030(crlf), 'text/plain'],
  ['text in UTF-16', () => utf16(formText), null],
  ['text sent with a wrong content type', () => utf8(formText), 'application/octet-stream'],
  ['HTML', () => utf8(asHtml(formRows)), 'text/html'],
  ['HTML in GB18030', () => asGb18030(asHtml(formRows)), 'text/html; charset=gb2312'],
  ['HTML sent as text', () => utf8(asHtml(formRows)), 'text/plain'],
  [
    'HTML with the text preformatted',
    () => utf8(`<html><body><pre>${formText.replaceAll('<', '&lt;')}</pre></body></html>`),
    'text/html',
  ],
  ['an xlsx workbook', () => asXlsx(formRows), null],
  ['a docx document', () => asDocxTable(formRows), null],
]

let original: ReadDeclaration
beforeAll(async () => {
  original = await parse(utf8(formText))
})

describe('the same form gives the same declaration as', () => {
  test.each(files)('%s', async (_, make, contentType) => {
    const { declaration, questions } = await parse(await make(), contentType)
    const essence = (read: Pick<ReadDeclaration, 'declaration'>) =>
      read.declaration.indicators.map(({ source: _source, ...indicator }) => indicator)
    expect(essence({ declaration })).toEqual(essence(original))
    const { indicators: _a, necessity, overview, annualObjective, ...head } = declaration
    const { indicators: _b, necessity: n, overview: o, annualObjective: a, ...expected } = original.declaration
    expect(head).toEqual({ ...expected, basis: head.basis })
    const words = (html: string) => html.replace(/<[^>]*>|\s/g, '')
    expect([necessity, overview, annualObjective, head.basis].map(words)).toEqual([n, o, a, expected.basis].map(words))
    expect(questions.map(question => question.code)).toEqual(original.questions.map(question => question.code))
  })
})
