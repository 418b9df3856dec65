import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declarationSchema } from '#domain/declaration'
import { sayQuestions } from '#wording/question'
import { openDocument } from '../../server/documents/open.ts'
import { readDeclaration } from '../../server/forms/declaration-reader.ts'
import { isRule } from '../../server/forms/source-ledger.ts'
import { formRows, formText, parseRows, parseText, utf8 } from './suzhou.ts'

const words = fc.constantFrom(
  ...'类别 指标名称 目标值 指标解释 项目名称 项目年度 2021 子项目名称 预算金额（万元） 资金来源 合计： 100% ≥5个 产出 投入'.split(
    ' ',
  ),
  ...'分解目标 年度目标 申报单位：某局 制定 1,200.5 某项 <p>甲</p> 上年度资金 本年度计划数 ---- '.split(' '),
)
const cell = fc.oneof({ weight: 6, arbitrary: words }, { weight: 1, arbitrary: fc.string() })
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 25 })

describe('whatever is pasted', () => {
  test('nothing throws, and a declaration without errors can be saved', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async table => {
        const document = await openDocument(utf8(table.map(row => row.join('\t')).join('\n')), 'text/plain')
        const read = document.ok ? readDeclaration(document.value) : document
        expect(read.ok || read.problems.length > 0).toBe(true)
        if (!read.ok) return
        const { declaration, questions } = read.value
        if (questions.every(question => question.severity !== 'error')) declarationSchema.parse(declaration)
        for (const { code, message } of sayQuestions('zh-CN', questions)) expect(message).not.toBe(code)
      }),
      { numRuns: 300 },
    )
  })
  test('random bytes are refused or read, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'PK\u0003\u0004xl/workbook.xml', '<table>'),
        async (bytes, head) => {
          const document = await openDocument(new Uint8Array([...utf8(head), ...bytes]), null)
          if (document.ok) readDeclaration(document.value)
          expect(document.ok || document.problems[0]?.code.startsWith('document-')).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
  test('every cell with text is placed, is a heading, or is named in a question', async () => {
    const extra = fc.tuple(fc.nat(formRows.length - 1), fc.nat(7), fc.constantFrom('附注甲', '另：乙', '17', '见附件'))
    await fc.assert(
      fc.asyncProperty(fc.array(extra, { maxLength: 6 }), async edits => {
        const table = formRows.map(row => [...row])
        const added: string[] = []
        for (const [at, column, text] of edits) {
          const row = table[at]!
          while (row.length <= column) row.push('')
          if (row[column] !== '') continue
          row[column] = text
          added.push(text)
        }
        const { lines, questions, declaration } = await parseRows(table)
        for (const line of lines) {
          const blank = line.cells.every(isRule)
          expect(blank || line.role === 'heading' || line.paths.length > 0 || line.unused).toBe(true)
          const named = questions.some(question => question.code === 'unplaced' && question.line === line.number)
          expect(named).toBe(line.leftover.length > 0)
        }
        const everything = JSON.stringify([declaration, questions.filter(question => question.code !== 'cut-off')])
        for (const text of added) expect(everything.includes(text)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('large forms', () => {
  test('500 indicators are read; more are named, not dropped', async () => {
    const head = formText.split('\n').slice(0, 38)
    const indicators = Array.from({ length: 520 }, (_, i) => `产出\t\t指标${i + 1}\t=${i + 1}个\t说明。\t台账`)
    const { declaration, questions } = await parseText([...head, ...indicators].join('\n'))
    expect(declaration.indicators).toHaveLength(500)
    expect(questions.filter(question => question.code === 'unplaced').length).toBeGreaterThanOrEqual(20)
  })
})
