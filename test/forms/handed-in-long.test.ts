import { describe, expect, it } from 'vitest'
import { national2020 } from '#domain/ruleset'
import { checkAnswer } from '../../server/answers/check-answer.ts'
import { openTables } from '../../server/documents/tables.ts'
import { readCases, readRaw } from '../support/read-cases.ts'
import { utf8 } from './suzhou.ts'

/** Texts nobody would hand in: they are read up to a bound that is said, and others get their turn meanwhile. */

const headings = '项目名称 甲 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 '
const rows = (count: number) => Array.from({ length: count }, (_, i) => `举办活动${i} ≥6场 6场 5 5`).join(' ')

async function check(text: string) {
  const opened = await openTables(utf8(text), 'text/plain', '')
  if (!opened.ok) throw new Error(opened.problems[0]!.code)
  let turns = 0
  let done = false
  const others = () => {
    turns += 1
    if (!done) setImmediate(others)
  }
  setImmediate(others)
  const answer = await checkAnswer('zh-CN', opened.value, national2020)
  done = true
  return { answer: answer!, turns }
}

describe('a very long text', () => {
  it('of one table is read up to 2,000 cells, and where it was left is said', async () => {
    const { answer } = await check(headings + rows(900))
    expect(answer.read.rows.length).toBeGreaterThan(300)
    expect(answer.read.complete).toBe(false)
    const left = answer.unread.find(({ code }) => code === 'too-long')
    expect(left?.message).toBe('这张表超过 2000 个单元格，从这里起没有再读，请拆成几份再核对')
    expect(left?.where.text).not.toBe('')
    expect(answer.findings.filter(({ code }) => code === 'total-mismatch' || code === 'weights-not-100')).toEqual([])
  })
  it('of many tables lets others have their turn between any two of them', async () => {
    const one = readCases().find(({ code }) => code === '010')!.published.raw
    const { answer, turns } = await check(Array.from({ length: 12 }, () => one).join('\n'))
    expect(answer.others).toHaveLength(11)
    expect(turns).toBeGreaterThanOrEqual(24)
  })
  it('of more than 20,000 words is refused before any of it is read', async () => {
    const opened = await openTables(utf8('词 '.repeat(20_001)), 'text/plain', '')
    expect(opened.ok || opened.problems[0]!.code).toBe('document-too-complex')
  })
  it('without headings is laid out as its beginning shows', () => {
    const [table] = readRaw(Array.from({ length: 150 }, (_, i) => `数量指标 举办活动${i} ≥6场 6场 5 5`).join(' '))
    expect(table!.rows.filter(row => row.doubt === null).length).toBeGreaterThan(140)
    expect(table!.rows[140]).toMatchObject({ name: '举办活动140', target: '≥6场', weight: 5 })
  })
})
