import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keep, pathOf, receive, sizeOf, storageError, sweepFiles, writeHashed } from '../../server/files/file-store.ts'
import { fileTypeOf } from '../../server/files/file-type.ts'
import { partsOf } from '../../server/files/multipart.ts'
import { readLines } from '../../server/files/read-lines.ts'
import { bmp, docx, gif, jpegHead, pdf, png, webpHead, xlsx, zip } from '../support/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'jichi-files-'))
const pdfReader = new URL('../../server/files/pdf-text.mjs', import.meta.url).pathname
let made = 0
function put(content: Uint8Array | string) {
  const path = join(folder, String(++made))
  writeFileSync(path, content)
  return { path, size: readFileSync(path).length }
}
const typeOf = async (content: Uint8Array | string) => {
  const { path, size } = put(content)
  const seen = await fileTypeOf(path, size)
  return seen.ok ? seen.type : seen.code
}
async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

describe('what a file is, is seen from its content', () => {
  test.each([
    ['pdf', () => pdf(['hello'])],
    ['png', () => png],
    ['gif', () => gif],
    ['jpeg', () => jpegHead],
    ['webp', () => webpHead],
    ['bmp', () => bmp],
    ['xlsx', () => xlsx([['a', 1]])],
    ['docx', () => docx(['hello'])],
    ['file-empty', () => new Uint8Array()],
    ['file-archive', () => zip({ 'a.txt': 'hello' })],
    ['file-archive', () => zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': 'x', 'word/document.xml': 'x' })],
    ['file-macros', () => docx(['hello'], { 'word/vbaProject.bin': 'x' })],
    ['file-macros', () => docx(['hello'], { 'word/embeddings/oleObject1.bin': 'x' })],
    ['file-macros', () => docx(['hello'], {}, 'application/vnd.ms-word.document.macroEnabled.main+xml')],
    ['file-damaged', () => docx(['hello']).slice(0, 400)],
    ['file-markup', () => '<!doctype html><script>alert(1)</script>'],
    ['file-markup', () => '\ufeff  <svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['file-executable', () => new Uint8Array([0x4d, 0x5a, 0x90, 0])],
    ['file-executable', () => '#!/bin/sh\n'],
    ['file-old-office', () => new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
    ['file-archive', () => new Uint8Array(Buffer.from('526172211a0700', 'hex'))],
    ['file-unknown', () => 'BM is how many words begin, but no picture does so by chance'],
    ['file-unknown', () => 'just text'],
  ])('%s', async (expected, make) => {
    expect(await typeOf(await make())).toBe(expected)
  })
})

describe('a file is written by its content', () => {
  test('hashed on the way, refused beyond its limit', async () => {
    const path = join(folder, 'streamed')
    const { hash, size } = await writeHashed(path, chunks(png, 7), 1_000)
    expect([size, readFileSync(path).equals(png), hash.length]).toEqual([png.length, true, 64])
    await expect(writeHashed(path, chunks(png, 7), 20)).rejects.toMatchObject({ status: 413 })
  })
  test('a full disk is told as such', async () => {
    await expect(writeHashed('/dev/full', chunks(png, 7), 1_000)).rejects.toMatchObject({ status: 507, code: 'storage-full' })
    const other = new Error('read error')
    expect(storageError(other)).toBe(other)
  })
  test('no name can become a path', () => {
    const files = { folder, pdfReader }
    expect(() => pathOf(files, '../../etc/passwd')).toThrow('not a content hash')
    expect(pathOf(files, 'ab'.repeat(32))).toBe(join(folder, 'ab', 'ab'.repeat(31)))
  })
  test('what no record knows goes after a day; what one knows, or what just came, stays', async () => {
    const files = { folder: mkdtempSync(join(tmpdir(), 'jichi-sweep-')), pdfReader }
    const now = Date.now()
    const [known, orphan] = [await receive(files, chunks(png, 9), 999), await receive(files, chunks(gif, 9), 999)]
    await keep(files, known, now)
    await keep(files, orphan, now)
    const sweep = (at: number) => sweepFiles(files, async () => new Set([known.hash]), at)
    expect(await sweep(now + 3_600_000)).toBe(0)
    expect(await sweep(now + 90_000_000)).toBe(1)
    expect([await sizeOf(files, known.hash), await sizeOf(files, orphan.hash)]).toEqual([png.length, null])
  })
})

describe('a form with a file', () => {
  const form = (...parts: string[]) => parts.map(part => `--X\r\n${part}\r\n`).join('') + '--X--\r\n'
  const read = async (body: string | Uint8Array, size: number, type = 'multipart/form-data; boundary=X') => {
    const parts: [string, string | null, string][] = []
    for await (const part of partsOf(type, chunks(typeof body === 'string' ? Buffer.from(body) : body, size))) {
      const pieces: Uint8Array[] = []
      for await (const piece of part.body) pieces.push(piece)
      parts.push([part.name, part.fileName, Buffer.concat(pieces).toString()])
    }
    return parts
  }
  const field = 'Content-Disposition: form-data; name="month"\r\n\r\n2021-05'
  const file =
    'Content-Disposition: form-data; name="file"; filename="验收.pdf"\r\nContent-Type: application/pdf\r\n\r\na\r\n--Xb\r\n-'

  test.each([1, 2, 3, 7, 64, 10_000])('is read the same in pieces of %i bytes', async size => {
    expect(await read(form(field, file.replace('--Xb', '--Yb')), size)).toEqual([
      ['month', null, '2021-05'],
      ['file', '验收.pdf', 'a\r\n--Yb\r\n-'],
    ])
  })
  test('that is cut off or names no boundary is refused', async () => {
    await expect(read(form(field, file).slice(0, -12), 5)).rejects.toMatchObject({ status: 400 })
    await expect(read(form(field), 5, 'multipart/form-data')).rejects.toMatchObject({ status: 400 })
  })
})

describe('the text of a file', () => {
  const linesOf = async (content: Uint8Array, type: 'pdf' | 'xlsx' | 'docx' | 'png') => {
    const { path, size } = put(content)
    return readLines(pdfReader, path, type, size)
  }
  test('of a PDF comes with its pages', async () => {
    const read = await linesOf(pdf(['Report', 'visits 812,345 persons'], ['Total 2,000']), 'pdf')
    expect(read?.lines).toEqual([
      { place: 'page:1', text: 'Report' },
      { place: 'page:1', text: 'visits 812,345 persons' },
      { place: 'page:2', text: 'Total 2,000' },
    ])
  })
  test('of a workbook with its cells, of a document with its lines', async () => {
    const sheet = await linesOf(
      await xlsx([
        ['对象', '满意度'],
        ['教师', 0.92],
      ]),
      'xlsx',
    )
    expect(sheet?.lines.at(-1)).toEqual({ place: 'cell:统计!B2', text: '0.92', row: '教师', head: '满意度' })
    expect((await linesOf(docx(['教师满意度 92%']), 'docx'))?.lines[0]).toMatchObject({ text: '教师满意度 92%' })
  })
  test('of a picture, or of a PDF that cannot be read, there is none', async () => {
    expect(await linesOf(png, 'png')).toBeNull()
    expect(await linesOf(new TextEncoder().encode('%PDF-1.4\nnothing more'), 'pdf')).toBeNull()
  })
})
