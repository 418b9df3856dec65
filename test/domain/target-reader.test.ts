import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readTarget } from '#domain/target-reader'
import { targetSchema, type Target } from '#domain/target'
import { numberWritings } from './target-writings.ts'

type Row = { name: string | null; target_raw: string; target: Partial<Target> & { certain: boolean } }
const folder = new URL('../cases/', import.meta.url)
const rows = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .flatMap(file =>
    (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { annotated: Row[] }).annotated.map(row => ({ file, ...row })),
  )

describe('published tables', () => {
  test('all 235 annotated rows are here', () => expect(rows).toHaveLength(235))

  test.each(rows.filter(row => row.target.certain))('$file: $name, $target_raw is read as a person read it', row => {
    expect(readTarget(row.target_raw, row.name)).toMatchObject({ ...row.target, raw: row.target_raw })
  })

  test.each(rows.filter(row => !row.target.certain))('$file: $name, $target_raw is left to a person', row => {
    expect(readTarget(row.target_raw, row.name).certain).toBe(false)
  })
})

const written = (sign: string) => ({
  direction: sign === '<=' || sign === '<' ? 'down' : 'up',
  directionFrom: 'written' as const,
})
const read = ({ raw: _, from, until, low, high, ...rest }: Target) => ({ ...rest, low, high, from, until })

describe('numbers', () => {
  test.each(numberWritings)('%s %s is %s %s %s', (raw, name, comparator, value, unit, scale) => {
    const target = readTarget(raw, name)
    expect(read(target)).toMatchObject({ kind: 'numeric', comparator, value, unit, scale, low: null, high: null, certain: true })
    if (comparator !== null) expect(target).toMatchObject(written(comparator))
  })

  test.each([
    ['80%-90%', 0.8, 0.9, '%', 1],
    ['80-90%', 0.8, 0.9, '%', 1],
    ['80%至90%', 0.8, 0.9, '%', 1],
    ['８０％～９０％', 0.8, 0.9, '%', 1],
    ['10～15天', 10, 15, '天', 1],
    ['10-15天', 10, 15, '天', 1],
    ['10天到15天之间', 10, 15, '天', 1],
    ['5—8个', 5, 8, '个', 1],
    ['10-15万元', 100_000, 150_000, '元', 10_000],
    ['控制在80%-90%', 0.8, 0.9, '%', 1],
    ['-5%~5%', -0.05, 0.05, '%', 1],
    ['±5%', -0.05, 0.05, '%', 1],
    ['≥80%且≤90%', 0.8, 0.9, '%', 1],
    ['85～95分', 85, 95, '分', 1],
    ['1-2个月', 1, 2, '个月', 1],
  ])('%s is the range %s to %s %s', (raw, low, high, unit, scale) => {
    const target = readTarget(raw)
    expect(target).toMatchObject({ kind: 'numeric', comparator: 'range', value: null, low, high, unit, scale, certain: true })
    expect(target).toMatchObject({ direction: 'within', directionFrom: 'written' })
  })
})

describe('dates', () => {
  const by = { kind: 'date', comparator: '<=', direction: 'down', directionFrom: 'written', from: null, certain: true }
  const end = { ...by, comparator: null, directionFrom: 'name' }
  const period = { kind: 'date', comparator: 'range', direction: 'within', directionFrom: 'written', certain: true }
  test.each([
    ['2021年12月底前', { ...by, until: '2021-12-31' }],
    ['2020年2月底前', { ...by, until: '2020-02-29' }],
    ['２０２１年６月３０日前', { ...by, until: '2021-06-30' }],
    ['于2021年12月底前完成全部建设任务', { ...by, until: '2021-12-31' }],
    ['不晚于2021年9月30日', { ...by, until: '2021-09-30' }],
    ['2021/12/31前', { ...by, until: '2021-12-31' }],
    ['6月30日前', { ...by, until: '--06-30' }],
    ['年底前完成', { ...by, until: '--12-31' }],
    ['2018年10月底', { ...end, until: '2018-10-31' }],
    ['12月底到位', { ...end, until: '--12-31' }],
    ['2021-12-31', { ...end, until: '2021-12-31' }],
    ['2021年第三季度末', { ...end, until: '2021-09-30' }],
    ['2021年1月-12月', { ...period, from: '2021-01-01', until: '2021-12-31' }],
    ['2021年1-6月', { ...period, from: '2021-01-01', until: '2021-06-30' }],
    ['2021年3月1日至2021年11月30日', { ...period, from: '2021-03-01', until: '2021-11-30' }],
    ['2021-2023年', { ...period, from: '2021-01-01', until: '2023-12-31' }],
  ])('%s', (raw, expected) => {
    expect(readTarget(raw)).toMatchObject({ ...expected, value: null, low: null, high: null, unit: '', scale: 1 })
  })

  test.each(['2020年', '2021年12月前', '2021年2月30日', '2021年13月底', '2021年上半年'])('%s is left to a person', raw => {
    expect(readTarget(raw)).toMatchObject({ kind: 'date', certain: false })
  })
})

describe('words', () => {
  test.each([
    '健全',
    '效果明显',
    '优良中低差',
    '定性 好坏',
    '制定',
    '良好及以上',
    '不断提高',
    '不超时',
    '一级',
    '严格执行相关制度规定',
  ])('%s is qualitative', raw =>
    expect(readTarget(raw)).toMatchObject({ kind: 'qualitative', comparator: null, value: null, direction: null, certain: true }),
  )
  test.each(['', '  ', '/', '无', '——', '-', '不适用', 'N/A'])('"%s" is no target', raw => {
    expect(readTarget(raw)).toMatchObject({ kind: 'none', value: null, certain: true })
  })
})

describe('less is better by the name', () => {
  test.each([
    ['公用经费控制率', '100%', 'down'],
    ['三公经费变动率', '≤0', 'down'],
    ['科目调整率', '5%', 'down'],
    ['结转结余率', '2%', 'down'],
    ['森林火灾受害率', '0.9‰', 'down'],
    ['安全生产事故数', '0起', 'down'],
    ['有责投诉次数', '3次', 'down'],
    ['故障平均响应时间', '2小时', 'down'],
    ['项目总成本', '90万元', 'down'],
    ['孕产妇死亡率', '18/10万', 'down'],
    ['高血压控制率', '60%', 'up'],
    ['成本降低率', '5%', 'up'],
    ['投诉处理率', '100%', 'up'],
    ['糖尿病随访控制数', '863人', 'up'],
    ['带动农户增收', '50万元', 'up'],
    ['预算执行率', '95%', 'up'],
  ])('%s %s is %s', (name, raw, direction) => {
    expect(readTarget(raw, name)).toMatchObject({ kind: 'numeric', direction, certain: true })
  })
})

test('exactly zero accidents is a ceiling, written', () => {
  expect(readTarget('=0起', '安全事故数')).toMatchObject({
    comparator: '=',
    value: 0,
    direction: 'down',
    directionFrom: 'written',
    certain: true,
  })
})

describe('left to a person', () => {
  test.each([
    ['≥10以下', null, 'signs that contradict each other'],
    ['60-50个', null, 'a range upside down'],
    ['295%', '验收合格率', 'a 2 that was ≥'],
    ['二95%', null, 'a 二 that was ='],
    ['到0次', '活动次数', 'a sign and a digit lost'],
    ['2350次', '维护次数', 'perhaps ≥350'],
    ['≥290%', '验收合格率', 'more than all'],
    ['95', '群众满意度', '95 or 95%'],
    ['=100', null, '100 or 100%'],
    ['500', '出口额(万美元)', 'the unit only in the name'],
    ['20', '人均成本(元/人)', 'money named only in the name'],
    ['8万', '以低价采购为原则', 'money without its unit, under a cost'],
    ['90 %', '任务完成率', 'cells apart, the sign may be lost'],
    ['=500元/人', '人均成本', 'exactly, at least, or at most'],
    ['500元/人', '困难群众补助标准', 'a payment standard'],
    ['100%', '政府采购预算执行率', 'a rate to reach or a cap'],
    ['30件', '信访案件办理数', 'work done or harm that happened'],
    ['12次', '(name lost in OCR)', 'no name to tell the direction'],
    ['年度预算50万元', null, 'an amount inside a phrase'],
    ['覆盖37个乡镇', '覆盖率', 'a number inside a sentence'],
    ['37个村级服务站', null, 'a count with a noun'],
    ['全年0投诉', '服务质量', 'zero of something'],
    ['约40%', null, 'about'],
    ['100余人', null, 'more than a hundred'],
    ['下降3%以上', null, 'a fall, with or without minus'],
    ['1,23人', null, 'a broken number'],
    ['24/7', null, 'no fraction'],
    ['建立制度2分，执行制度3分', null, 'a rubric'],
    ['不突破预算', null, 'a bound without a number'],
    ['>', null, 'a sign alone'],
    ['300公里，覆盖37个村', null, 'two demands'],
    ['通过ISO9001认证', null, 'a number in a name'],
  ])('%s (%s): %s', (raw, name, _reason) => expect(readTarget(raw, name).certain).toBe(false))

  test('nothing is proposed where a digit is lost, and the likelier bound where a sign is', () => {
    expect(readTarget('到0次')).toMatchObject({ kind: 'numeric', comparator: '>=', value: null, unit: '次' })
    expect(readTarget('298%')).toMatchObject({ kind: 'numeric', comparator: '>=', value: 0.98 })
  })
})

const signs = [
  ['≥', '>='],
  ['>=', '>='],
  ['＞＝', '>='],
  ['≧', '>='],
  ['不低于', '>='],
  ['=', '='],
  ['＝', '='],
  ['═', '='],
  ['≤', '<='],
  ['≦', '<='],
  ['不超过', '<='],
  ['＞', '>'],
  ['<', '<'],
] as const
const unitsOf = ['个', '人次', '%', '元', '公里', '台(套)', '元/人·月', '㎡', '工作日'] as const
const wide = (text: string) => text.replaceAll(/[!-~]/g, char => String.fromCharCode(char.charCodeAt(0) + 0xfee0))

describe('for any number', () => {
  test('sign, number, multiplier and unit come back as they were printed, half or full width, spaced or not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...signs),
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(...unitsOf),
        fc.constantFrom(['', 1], ['万', 10_000], ['亿', 100_000_000]),
        fc.boolean(),
        fc.boolean(),
        ([sign, comparator], digits, decimals, unit, [word, scale], full, spaced) => {
          const size = String(Math.abs(digits)).padStart(decimals + 1, '0')
          const cut = size.length - decimals
          const number = `${digits < 0 ? '-' : ''}${size.slice(0, cut)}${decimals > 0 ? `.${size.slice(cut)}` : ''}`
          const factor = unit === '%' ? '' : word
          const line = `${sign}${spaced ? ' ' : ''}${number}${spaced ? ' ' : ''}${factor}${unit}`
          const target = readTarget(full ? wide(line) : line)
          const by = unit === '%' ? -2 : scale === 1 ? 0 : scale === 10_000 ? 4 : 8
          expect(target).toMatchObject({ kind: 'numeric', comparator, unit, scale: unit === '%' ? 1 : scale, certain: true })
          expect(target.value! + 0).toBe(Number(`${digits}e${by - decimals}`) + 0)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('a grouped number reads like a plain one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), number => {
        expect(readTarget(`≥${number.toLocaleString('en')}元`)).toMatchObject({ value: number, certain: true })
      }),
    )
  })
})

describe('for any text', () => {
  const alphabet = [...'0123456789.,-—~/%≥≤=><到二零百万亿年月日底前人次元分个第以上下内不 ()（）'].concat(
    '\u0000',
    '\n',
    '\u200b',
    '\ud83d',
  )
  const text = fc.oneof(
    fc.string({ maxLength: 10_000, unit: 'binary' }),
    fc.array(fc.constantFrom(...alphabet), { maxLength: 600 }).map(chars => chars.join('')),
    fc.tuple(fc.constantFrom(...alphabet), fc.integer({ min: 1, max: 10_000 })).map(([char, times]) => char.repeat(times)),
  )

  test('the reader answers a valid target', () => {
    fc.assert(
      fc.property(text, fc.option(text), (raw, name) => {
        const target = readTarget(raw, name)
        expect(targetSchema.safeParse(target).success).toBe(true)
        if (raw.length <= 500) expect(target.raw).toBe(raw)
        else expect(target).toMatchObject({ kind: 'qualitative', certain: false })
      }),
      { numRuns: 1500 },
    )
  })
})
