import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asDocxTable } from './docx-table.ts'
import { asHtml, asText, asWorkbook, finished } from './self-evaluation.ts'

/** Finished tables of `count` projects as a bureau collects them: workbooks, pages, texts and Word files, the fourth of another year. */
export async function handedInFiles(count: number): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (let i = 1; i <= count; i++) {
    const rows = finished.map(row =>
      row.map(text =>
        text
          .replace('教育信息化运维', `项目${i}`)
          .replace('15个', i % 3 === 0 ? '16个' : '15个')
          .replace('2021', i === 4 ? '2020' : '2021'),
      ),
    )
    const folder = i % 2 === 0 ? '教育局/' : ''
    const text = (content: string) => new TextEncoder().encode(content)
    if (i % 4 === 0) files.set(`${folder}${i}.docx`, asDocxTable(rows))
    else if (i % 4 === 1) files.set(`${folder}${i}.xlsx`, await asWorkbook({ 自评表: rows }))
    else if (i % 4 === 2) files.set(`${folder}${i}.html`, text(asHtml(rows)))
    else files.set(`${folder}${i}.txt`, text(asText(rows)))
  }
  return files
}

/** The same as a folder, with a scan nobody can read and one table handed in twice. */
export async function handedInFolder(at: string, count: number): Promise<void> {
  mkdirSync(join(at, '教育局'), { recursive: true })
  for (const [name, content] of await handedInFiles(count)) writeFileSync(join(at, name), content)
  writeFileSync(join(at, '扫描.pdf'), '%PDF-1.4')
  writeFileSync(join(at, '再交.txt'), asText(finished))
  writeFileSync(join(at, '再交 (1).txt'), asText(finished))
}
