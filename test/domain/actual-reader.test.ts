import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readActual } from '#domain/actual-reader'
import { readTarget } from '#domain/target-reader'

type Row = {
  name: string | null
  target_raw: string
  actual_raw: string | null
  target: { certain: boolean }
  actual_in_target_unit: number | null
}
const folder = new URL('../cases/', import.meta.url)
const rows = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .flatMap(file =>
    (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { annotated: Row[] }).annotated.map(row => ({ file, ...row })),
  )

const actual = (raw: string, target: string, name: string | null = null) => readActual(raw, readTarget(target, name), name)

test.each(rows)('$file: $name, $target_raw, $actual_raw is $actual_in_target_unit in the unit of its target', row => {
  const target = readTarget(row.target_raw, row.name)
  expect(readActual(row.actual_raw ?? '', target, row.name).value).toBe(row.actual_in_target_unit)
})

describe('an actual as written', () => {
  test.each([
    ['≥250米', '≥266米', 266, 'a leading sign is dropped'],
    ['≤202.6万元', '132.9', 1_329_000, 'a bare number takes unit and multiplier of its target'],
    ['100百分比', '100', 1, 'a bare number against % is divided by 100'],
    ['≥95%', '97.30', 0.973, 'exactly, without float dust'],
    ['≤3%', '0', 0, 'zero is zero'],
    ['≤3%', '-1.2', -0.012, 'negative'],
    ['≥11.376万元', '12万元', 120_000, 'its own multiplier counts'],
    ['≥11.376万元', '120000元', 120_000, '元 against 万元'],
    ['≤101400元', '10.14万元', 101_400, '万元 against 元'],
    ['≥5000万元', '1.2亿元', 120_000_000, '亿元 against 万元'],
    ['≥2公里', '2500米', 2500 / 1000, '米 against 公里'],
    ['≤2小时', '90分钟', 1.5, '分钟 against 小时'],
    ['≥3亩', '0.4公顷', 6, '公顷 against 亩'],
    ['≤5‰', '0.3%', 3, '% against ‰'],
    ['≥30人', '32名', 32, 'persons by another word'],
    ['≥3个', '1,203', 1203, 'grouped digits'],
    ['≥９５％', '９８％', 0.98, 'full width'],
    ['100%覆盖', '100%覆盖', 1, 'a trailing noun'],
    ['≥530元/人·月', '583元/人*月', 583, 'another dot in the unit'],
    ['≥12场', '已完成14场', 14, 'a verb in front'],
    ['3', '5个', 5, 'a unit where the target names none'],
    ['80%-90%', '85', 0.85, 'against a range'],
  ])('target %s, actual %s is %s: %s', (target, raw, value) => {
    expect(actual(raw, target)).toMatchObject({ kind: 'numeric', value, certain: true })
  })

  test.each([
    ['≥12场', '已举办14场培训班', 14, 'a number inside a sentence'],
    ['≥12场', '约14场', 14, 'about'],
    ['≥95%', '≥95%', 0.95, 'a copy of the bound'],
    ['≥95%', '0.98', 0.0098, 'perhaps a share'],
    ['≤202.6万元', '1329000', 13_290_000_000, 'perhaps 元'],
  ])('target %s, actual %s is %s, but a person should look: %s', (target, raw, value) => {
    expect(actual(raw, target)).toMatchObject({ kind: 'numeric', value, certain: false })
  })

  test.each([
    ['≥37个', '100%', 'a share against a count'],
    ['≥90%', '80人', 'a count against a share'],
    ['≥30人', '3场', 'another unit'],
    ['≥30人', '30人次', 'persons are not visits'],
    ['≥30人', '20-30人', 'a range'],
    ['≥30人', '1,23人', 'a broken number'],
    ['≥30人', '未完成30人', 'not reached'],
    ['≥30人', '计划30人', 'planned'],
    ['≥30人', '30人，其中女12人', 'two numbers'],
    ['≥30人', '2021年12月', 'a date'],
    ['到0次', '43次', 'the target has lost its digit'],
    ['健全', '100%', 'a number against a word'],
    ['/', '3个', 'no target'],
  ])('target %s, actual %s cannot be compared: %s', (target, raw) => {
    expect(actual(raw, target)).toMatchObject({ value: null, certain: false })
  })

  test.each([
    ['≥30人', '完成', '达成'],
    ['≤30万元', '建设中', '部分达成'],
    ['≥30人', '较好', null],
  ])('target %s answered with the word %s has no value', (target, raw, level) => {
    expect(actual(raw, target)).toMatchObject({ kind: 'qualitative', value: null, level })
  })

  test.each([
    ['', true],
    ['/', true],
    ['——', true],
    ['无', false],
  ])('"%s" is no actual', (raw, certain) =>
    expect(actual(raw, '≥30人')).toMatchObject({ kind: 'none', value: null, level: null, certain }),
  )
})

describe('levels', () => {
  test.each([
    ['效果明显', '达成预期指标', '达成'],
    ['效果明显', '部分达成预期指标并具有一定效果', '部分达成'],
    ['效果明显', '未达成预期指标且效果较差', '未达成'],
    ['效果明显', '效果明显', '达成'],
    ['规范', '基本规范', '部分达成'],
    ['规范', '不规范', '未达成'],
    ['及时', '完成', '达成'],
    ['及时', '已完成', '达成'],
    ['及时', '全部完成', '达成'],
    ['及时', '基本完成', '部分达成'],
    ['及时', '部分完成', '部分达成'],
    ['及时', '未全部完成', '部分达成'],
    ['及时', '未完成', '未达成'],
    ['是', '是', '达成'],
    ['是', '否', '未达成'],
    ['定性 优', '优', '达成'],
  ])('target %s, actual %s is %s', (target, raw, level) => {
    expect(actual(raw, target)).toMatchObject({ kind: 'qualitative', value: null, level, certain: true })
  })

  test.each([
    ['定性 好坏', '好坏'],
    ['定性 优良中低差', '优良中低差'],
    ['便于信息化应用', '便捷、快速运用'],
    ['效果明显', '有关工作按部就班'],
  ])('target %s, actual %s: a person decides the level', (target, raw) => {
    expect(actual(raw, target)).toMatchObject({ kind: 'qualitative', level: null, certain: false })
  })

  test('under way is proposed as partly met, and asked', () => {
    expect(actual('建设中', '完成')).toMatchObject({ level: '部分达成', certain: false })
  })
})

test('the day reached is read against a date', () => {
  expect(actual('2018年11月底', '2018年10月底')).toMatchObject({ kind: 'date', value: null, until: '2018-11-30', certain: true })
})

test('any text against any target is answered with a finite value or none', () => {
  const targets = ['≥95%', '≤202.6万元', '80%-90%', '健全', '/', '2021年12月底前', '到0次', '=0'].map(raw => readTarget(raw))
  const text = fc.oneof(
    fc.string({ maxLength: 10_000, unit: 'binary' }),
    fc
      .array(fc.constantFrom(...'0123456789.,-~/%≥万亿年月底人次元未完成已计划年度'), { maxLength: 600 })
      .map(chars => chars.join('')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom(...targets), (raw, target) => {
      const { value } = readActual(raw, target)
      expect(value === null || Number.isFinite(value)).toBe(true)
      if (target.kind !== 'numeric') expect(value).toBeNull()
    }),
    { numRuns: 1500 },
  )
})
