import { describe, expect, test } from 'vitest'
import { figuresOf, type FileLine } from '#domain/file-figures'
import { findFigure, type Sought } from '#domain/find-figure'

/** Which reported values count as found in a file (domain rules §7, Evidence grade B). */

const lines = (...texts: string[]): FileLine[] => texts.map((text, i) => ({ place: `line:${i + 1}`, text }))
const sought = (name: string, value: number | null, unit: string, more: Partial<Sought> = {}): Sought => ({
  name,
  value,
  numerator: null,
  denominator: null,
  unit,
  scale: 1,
  ...more,
})
const find = (texts: string[], what: Sought) => findFigure(figuresOf(lines(...texts)), what)

const visits = '全年各考务信息系统访问人数'
const services = '购买信息化服务数量'

test.each([
  ['its digits are rare enough to stand alone', ['系统日志导出 812345'], sought(visits, 812345, '人'), 'alone'],
  ['thousands are separated', ['访问量 812,345 次'], sought(visits, 812345, '人'), 'alone'],
  ['it is written in 万 and rounded to what is printed', ['访问约 81.23万'], sought(visits, 812345, '人'), 'alone'],
  ['it is written in 亿', ['投资 1.2345亿元'], sought('项目投资', 123_450_000, '元'), 'alone'],
  [
    'the form counts in 万 and the list prints the bare number',
    ['单位：万元', '合计 1234.5'],
    sought('成本', 12_345_000, '元', { scale: 1e4 }),
    'alone',
  ],
  ['a common number stands beside the indicator’s name', ['购买信息化服务 5 个'], sought(services, 5, '个'), 'named'],
  ['a rate stands beside its name', ['教师满意度：92%'], sought('教师满意度', 0.92, '%'), 'named'],
  ['a rate is printed without its sign', ['教师满意度 92'], sought('教师满意度', 0.92, '%'), 'named'],
  ['full-width digits are digits', ['教师满意度：９２％'], sought('教师满意度', 0.92, '%'), 'named'],
  ['the name ends on the line before', ['信息化服务使用率达到', '85%'], sought('信息化服务使用率', 0.85, '%'), 'named'],
  [
    'the title names it and the list’s total says it',
    ['2021年考务信息系统访问人数统计', '一季度 20万', '合计 80万'],
    sought(visits, 800_000, '人'),
    'titled',
  ],
  [
    'the title names it and the unit follows',
    ['选拔赛活动参与人次', '共有 2000人次 参加'],
    sought('选拔赛活动参与人次', 2000, '人次'),
    'titled',
  ],
  [
    'numerator and denominator both stand there',
    ['开通账户 17,031', '在校人数 20,048'],
    sought('使用率', null, '%', { numerator: 17031, denominator: 20048 }),
    'alone',
  ],
  ['a negative correction is printed with its minus', ['访问人数冲减 -12,345'], sought(visits, -12345, '人'), 'alone'],
] as [string, string[], Sought, string][])('found: %s', (_, texts, what, how) => {
  expect(find(texts, what)?.how).toBe(how)
})

test.each([
  ['a bare 5 anywhere is not “5 services”', ['会议纪要', '参加人员 5 人，议题 5 个'], sought(services, 5, '个')],
  ['100% of something else', ['资金拨付率 100%'], sought('验收合格率', 1, '%')],
  ['the pupils’ rate is not the teachers’', ['学生满意度 92%'], sought('教师满意度', 0.92, '%')],
  ['the year of a date is no figure', ['活动参与人次', '2021年12月31日印发'], sought('活动参与人次', 2021, '人次')],
  ['the month of a date is no figure', ['购买信息化服务数量', '2021年5月'], sought(services, 5, '个')],
  ['the number of a document is no figure', ['苏教〔2021〕1234号'], sought(visits, 1234, '人')],
  ['a telephone number is no figure', ['联系电话 13812345678'], sought(visits, 13_812_345_678, '人')],
  ['digits inside a longer number', ['合同编号 HT812345', '金额 18123450'], sought(visits, 812345, '人')],
  ['a whole number is never rounded', ['访问 812,346 次'], sought(visits, 812345, '人')],
  ['a roughly rounded number with two digits', ['访问约 81万'], sought(visits, 812345, '人')],
  ['only the numerator stands there', ['开通账户 17,031'], sought('使用率', null, '%', { numerator: 17031, denominator: 20048 })],
  ['one digit is not enough even in a file about it', ['购买信息化服务数量说明', '会议 5 个'], sought(services, 5, '个')],
  ['nothing reported', ['合计 80'], sought(services, null, '个')],
] as [string, string[], Sought][])('not found: %s', (_, texts, what) => {
  expect(find(texts, what)).toBeNull()
})

describe('a table', () => {
  const cell = (place: string, text: string, row: string, head: string): FileLine => ({ place, text, row, head })
  const table = [
    { place: 'cell:S!A1', text: '满意度汇总' },
    cell('cell:S!B3', '92%', '教师', '满意度'),
    cell('cell:S!B4', '90%', '学生', '满意度'),
    cell('cell:S!C4', '16', '合计', '信息化建设覆盖学校（所）'),
  ]
  test('a cell is named by the words of its row and the head of its column', () => {
    const found = (name: string, value: number) => findFigure(figuresOf(table), sought(name, value, '%'))
    expect(found('教师满意度', 0.92)).toEqual({ place: 'cell:S!B3', how: 'named' })
    expect(found('教师满意度', 0.9)).toBeNull()
  })
  test('the head of a column names a count and gives its unit', () => {
    expect(findFigure(figuresOf(table), sought('信息化建设覆盖学校数', 16, '所'))?.place).toBe('cell:S!C4')
  })
})

test('more numbers than are kept are said to be cut, and the first ones count', () => {
  const many = figuresOf(lines(...Array.from({ length: 4_000 }, (_, i) => `访问 ${100_001 + i} 次`)))
  expect([many.numbers.length, many.cut]).toEqual([3_000, true])
  expect(findFigure(many, sought(visits, 100_007, '人'))?.place).toBe('line:7')
})
