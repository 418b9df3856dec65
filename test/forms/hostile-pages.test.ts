import { expect, test } from 'vitest'
import { readHandedIn } from '../../server/forms/handed-in-reader.ts'
import { plainText } from '../../server/documents/rich-text.ts'
import { readHtml } from '../../server/documents/html.ts'
import { storeZip } from '../../server/documents/zip.ts'
import { countFiles, eachFile, most } from '../../server/files/many-files.ts'
import { money } from '../../server/answers/template-values.ts'

const cellsOf = (html: string) => {
  const read = readHtml(html)
  return read.ok ? read.value.lines.map(({ cells }) => cells) : read.problems.map(({ code }) => code)
}

test('a page of very many signs written one by one is read in one go, and a longer one than documents are is refused', () => {
  const [[cell] = ['']] = cellsOf(`<table><tr><td>${'&amp;'.repeat(300_000)}</td></tr></table>`) as string[][]
  expect(cell).toHaveLength(300_000)
  expect(cellsOf(`<table><tr><td>${'甲'.repeat(6_000_000)}</td></tr></table>`)).toEqual(['document-too-large'])
})

test.each([
  ['甲 <b> 乙</b> 丙', '甲 乙 丙'],
  ['甲<br> 乙', '甲\n乙'],
  [' &nbsp;甲&#32;&#32;乙', '甲 乙'],
  ['甲<i></i> <i> </i>乙', '甲 乙'],
])('blanks between pieces of %j are one', (html, text) => {
  expect(cellsOf(`<table><tr><td>${html}</td></tr></table>`)).toEqual([[text]])
})

const folder = (files: number) =>
  storeZip(new Map(Array.from({ length: files }, (_, i) => [`${i}.txt`, Buffer.from(`${i}`)] as const)), true)

test('a folder of more files than are taken ends with its first beyond, and what was sent beside it has its turn', () => {
  const sent = [
    { name: '单.txt', bytes: Buffer.from('x') },
    { name: '大.zip', bytes: folder(most.files + 20) },
    { name: '空.zip', bytes: folder(0) },
    { name: '后.zip', bytes: folder(3) },
    { name: '末.txt', bytes: Buffer.from('y') },
  ]
  const handed = [...eachFile(sent)]
  expect(handed).toHaveLength(countFiles(sent))
  expect(handed.filter(({ problem }) => problem?.code === 'batch-too-many').map(({ name }) => name)).toEqual([
    `大.zip/${most.files}.txt`,
    '后.zip/0.txt',
  ])
  expect(handed.at(-1)).toMatchObject({ name: '末.txt', problem: null })
  expect(handed.filter(({ bytes }) => bytes !== null)).toHaveLength(most.files + 3)
})

test.each([
  [1_005_000, '1.01', 1.01],
  [1_004_999, '1.00', 1],
  [-1_005_000, '-1.01', -1.01],
  [0, '0.00', 0],
  [1, '0.00', 0],
  [99_999_999_995_000, '100000000.00', 100_000_000],
  [99_999_999_994_999, '99999999.99', 99_999_999.99],
])('%d 分 is the same in words and as a number of 万元', (fen, text, number) => {
  expect(money(fen)).toEqual({ text, number })
})

test('a cell of digits or blanks without end is read like any other', () => {
  expect(plainText(`<p>甲</p>${' '.repeat(200_000)}<p>乙</p>`)).toBe('甲\n乙')
  const cells = ['年度资金总额', `年度资金总额：${'1'.repeat(20_000)}`, '1'.repeat(20_000)]
  const lines = [['项目支出绩效自评表'], ['项目资金（万元）'], cells].map((row, i) => ({ number: i + 1, cells: row }))
  expect(readHandedIn([{ name: '', lines }])).toHaveLength(1)
})
