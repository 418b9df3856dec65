import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asDocxTable } from './docx-table.ts'
import { asHtml, asText, asWorkbook, finished } from './self-evaluation.ts'

/** A folder of finished tables as a bureau collects it: `count` tables of several kinds, one another year, one twice, one a scan. */
export async function handedInFolder(at: string, count: number): Promise<void> {
  mkdirSync(join(at, '教育局'), { recursive: true })
  for (let i = 1; i <= count; i++) {
    const rows = finished.map(row =>
      row.map(text =>
        text
          .replace('教育信息化运维', `项目${i}`)
          .replace('15个', i % 3 === 0 ? '16个' : '15个')
          .replace('2021', i === 4 ? '2020' : '2021'),
      ),
    )
    const [name, content] =
      i % 4 === 0
        ? [`${i}.docx`, asDocxTable(rows)]
        : i % 4 === 1
          ? [`${i}.xlsx`, await asWorkbook({ 自评表: rows })]
          : i % 4 === 2
            ? [`${i}.html`, asHtml(rows)]
            : [`${i}.txt`, asText(rows)]
    writeFileSync(join(at, i % 2 === 0 ? '教育局' : '.', name), content)
  }
  writeFileSync(join(at, '扫描.pdf'), '%PDF-1.4')
  writeFileSync(join(at, '再交.txt'), asText(finished))
  writeFileSync(join(at, '再交 (1).txt'), asText(finished))
}
