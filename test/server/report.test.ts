import { describe, expect, test } from 'vitest'
import type { ReportBlock, ReportTable } from '#domain/report'
import type { ReportAnswer } from '../../server/answers/report-answer.ts'
import { openZip } from '../../server/documents/zip.ts'
import { printTheme } from '../../server/pictures/theme.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare } from '../support/declaration.ts'
import { settled, yearEnd } from '../support/year-end.ts'

async function started() {
  const app = await testApp('2022-01-20T09:00:00+08:00')
  const bureau = await app.bureau()
  return { app, bureau, ...(await yearEnd(bureau)) }
}
const read = async (client: Client, path: string) => (await client.call<ReportAnswer>('GET', `${path}/report`)).body
const blocksOf = (report: ReportAnswer, section: string) => report.sections.find(one => one.section === section)!.blocks
const textsOf = (blocks: ReportBlock[]) => blocks.flatMap(block => (block.kind === 'text' ? [block.text] : []))
const tableOf = (blocks: ReportBlock[], caption: string) =>
  blocks.find((block): block is ReportTable => block.kind === 'table' && block.caption === caption)!.rows

/** The parts of a Word file as text. */
async function partsOf(client: Client, path: string) {
  const { status, bytes, headers } = await client.file(`${path}/exports/self-evaluation.docx`)
  expect(status).toBe(200)
  const parts = openZip(bytes, () => true)
  if (!parts.ok) throw new Error('no zip')
  const part = (name: RegExp) =>
    [...parts.value]
      .filter(([path]) => name.test(path))
      .map(([, content]) => content.toString('utf8'))
      .join('')
  const body = part(/^word\/document\.xml$/)
  const words = [...body.matchAll(/<w:t[ >][^<]*|<w:t>[^<]*/g)].map(match => match[0].replace(/^<w:t[^>]*>/, '')).join('')
  return {
    headers,
    body,
    words,
    styles: part(/styles\.xml$/),
    footer: part(/footer\d*\.xml$/),
    pictures: [...parts.value.keys()].filter(name => /media\/.*png$/.test(name)),
  }
}

describe('the self-evaluation report says what the year’s facts are', () => {
  test('in the seven sections of the outline, and as a draft until it is final', async () => {
    const { bureau, path } = await started()
    const report = await read(bureau, path)
    expect(report.sections.map(one => one.title)).toEqual([
      '一、基本情况',
      '二、自评工作开展情况',
      '三、预算执行情况',
      '四、绩效目标及指标完成情况分析',
      '五、偏离绩效目标的原因和改进措施',
      '六、自评结果应用与公开情况',
      '七、其他需要说明的情况',
    ])
    expect([report.title, report.draft]).toEqual(['“文化惠民服务”项目支出绩效自评报告', '（草稿，尚未定稿）'])
    expect(textsOf(blocksOf(report, 'basics'))).toEqual([
      '实施单位：测试单位；项目年度：2021年。',
      '为群众提供公共文化服务。',
      '全年服务2000人次。',
      '印发管理办法。',
      '年度绩效目标分解为3项绩效指标，其中：产出指标2项、效益指标1项。',
    ])
    expect(textsOf(blocksOf(report, 'work')).slice(1)).toEqual([
      '自评采用定量与定性评价相结合的比较法，总分按以下分值计算：预算执行率10分、产出指标60分、效益指标30分。得分按规则集 national-2020 第1版逐项计算，各行四舍五入到 2 位小数后相加。',
      '指标完成值由实施单位按月填报并附佐证。3项指标中，3项仅有填报数。',
    ])
  })

  test('its money: sentences, sub-projects that add up, and twelve months', async () => {
    const { bureau, path } = await started()
    const blocks = blocksOf(await read(bureau, path), 'budget')
    expect(textsOf(blocks)).toEqual([
      '年初预算40.00万元，全年预算40.00万元，全年到位资金36.00万元，全年执行36.00万元。',
      '预算执行率为90.00%，该项分值10分，得9分。',
      '未执行4.00万元。',
    ])
    expect(tableOf(blocks, '各子项目预算执行情况（万元）')).toEqual([
      ['场馆开放', '30.00', '27.00', '90.00%'],
      ['活动举办', '10.00', '9.00', '90.00%'],
      ['合计', '40.00', '36.00', '90.00%'],
    ])
    const months = tableOf(blocks, '各月预算执行情况（万元）')
    expect(months).toHaveLength(12)
    expect([months[0], months[2], months[10]]).toEqual([
      ['1月', '', '', '', '8.33%'],
      ['3月', '7.00', '7.00', '17.50%', '25.00%'],
      ['11月', '16.00', '36.00', '90.00%', '91.67%'],
    ])
  })

  test('its indicators with target, actual and score, the points by category, and every deviation with its reason', async () => {
    const { bureau, path } = await started()
    const report = await read(bureau, path)
    const attained = blocksOf(report, 'indicators')
    expect(textsOf(attained).slice(0, 2)).toEqual([
      '自评总分89分，等级为“良”。',
      '3项绩效指标中，达到年度指标值的2项，未达到的1项。',
    ])
    expect(tableOf(attained, '各类指标得分情况')).toEqual([
      ['预算执行率', '', '10.00', '9.00', '90.00%'],
      ['产出指标', '2', '60.00', '50.00', '83.33%'],
      ['效益指标', '1', '30.00', '30.00', '100.00%'],
      ['合计', '3', '100.00', '89.00', '89.00%'],
    ])
    expect(tableOf(attained, '绩效指标完成情况')).toEqual([
      ['1', '产出指标', '数量指标', '服务人次', '≥ 2,000人次', '1,500人次', '40.00', '30.00'],
      ['2', '产出指标', '数量指标', '活动场次', '≥ 10场', '12场', '20.00', '20.00'],
      ['3', '效益指标', '社会效益指标', '管理办法', '制定', '完成', '30.00', '30.00'],
    ])
    const off = blocksOf(report, 'deviations')
    expect(textsOf(off)).toEqual(['共2项存在偏差，合计扣11分，具体如下。'])
    expect(tableOf(off, '偏差原因及改进措施')).toEqual([
      ['', '预算执行率', '100%', '90.00%', '1.00', '', ''],
      ['1', '服务人次', '≥ 2,000人次', '1,500人次', '10.00', '上半年闭馆维修。', '延长开放时间。'],
    ])
  })

  test('once handed in its money stays as it was, whatever is corrected afterwards; final it is no draft any more', async () => {
    const { app, bureau, path, open } = await started()
    await settled(app, bureau, path)
    const before = await read(bureau, path)
    app.moveClock(60_000)
    const entries = [{ subprojectId: open, spent: 3_000_000, allocated: 3_000_000 }]
    expect((await bureau.call('PUT', `${path}/expenditures/2021-12`, { entries })).status).toBe(200)
    const after = await read(bureau, path)
    expect(blocksOf(after, 'budget')).toEqual(blocksOf(before, 'budget'))
    expect(textsOf(blocksOf(after, 'work')).at(-1)).toBe(
      '自评表2022年1月20日提交，2022年1月20日经主管部门审核，2022年1月20日定稿。',
    )
    expect([after.draft, after.may.write]).toEqual(['', false])
    expect((await partsOf(bureau, path)).words).not.toContain('草稿')
  })
})

describe('passages a person writes', () => {
  const passage = (client: Client, path: string, text: string, version?: number) =>
    client.call<{ version: number; text: string; conflicts: { yours: string; theirs: { text: string } }[] }>(
      'PUT',
      `${path}/report/use`,
      { text, ...(version === undefined ? {} : { version }) },
    )

  test('stand beside the computed text, version after version, with who wrote them', async () => {
    const { app, bureau, path } = await started()
    expect((await passage(bureau, path, '第一稿', 0)).body.version).toBe(1)
    const other = await app.account('another', 'bureau')
    expect((await passage(other, path, '结果用于下年预算安排。', 1)).body).toMatchObject({ version: 2, by: 'another' })
    const report = await read(bureau, path)
    expect(report.sections[5]!.passage).toMatchObject({ version: 2, text: '结果用于下年预算安排。', by: 'another' })
    const { body } = await bureau.call<{ items: { version: number; text: string }[] }>('GET', `${path}/report/use/versions`)
    expect(body.items.map(({ version, text }) => [version, text])).toEqual([
      [2, '结果用于下年预算安排。'],
      [1, '第一稿'],
    ])
  })

  test('a passage somebody else changed first is refused with both texts, and nothing is lost', async () => {
    const { bureau, path } = await started()
    await passage(bureau, path, '甲的话', 0)
    const { status, body } = await passage(bureau, path, '乙的话', 0)
    expect(status).toBe(409)
    expect(body.conflicts).toMatchObject([{ yours: '乙的话', theirs: { text: '甲的话', version: 1 } }])
    expect((await read(bureau, path)).sections[5]!.passage!.text).toBe('甲的话')
  })

  test('nothing is written on a report that was handed in, on a section that is none, or at too great a length', async () => {
    const { bureau, path } = await started()
    expect((await bureau.call('PUT', `${path}/report/nonsense`, { text: 'x' })).status).toBe(400)
    expect((await passage(bureau, path, '长'.repeat(20_001))).status).toBe(400)
    await bureau.call('POST', `${path}/evaluation/submit`, {})
    expect((await passage(bureau, path, '迟到的话')).status).toBe(423)
  })
})

describe('the Word file', () => {
  test('has real headings, official fonts and sizes, repeated table heads, page numbers, pictures and a place to sign', async () => {
    const { bureau, path } = await started()
    await bureau.call('PUT', `${path}/report/use`, { text: '第一段。\n第二段 <b>&amp;' })
    const { body, words, styles, footer, pictures, headers } = await partsOf(bureau, path)
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('文化惠民服务-2021-绩效自评报告.docx')
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(7)
    expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(3)
    expect(body.match(/<w:tbl>/g)).toHaveLength(6)
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(6)
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(styles).toMatch(/w:eastAsia="仿宋"/)
    expect(styles).toMatch(/w:eastAsia="黑体"/)
    expect(styles).toMatch(/<w:sz w:val="32"\/>/)
    expect(footer).toContain('PAGE')
    expect(pictures).toHaveLength(2)
    for (const said of [
      '（草稿，尚未定稿）',
      '自评总分89分',
      '第一段。',
      '第二段 &lt;b&gt;&amp;amp;',
      '单位负责人（签字）：',
      '表1　项目资金来源（万元）',
      '图2　扣分构成',
    ])
      expect(words).toContain(said)
    expect(words).toContain('七、其他需要说明的情况（本节待填写）')
  })

  test('of a project nobody reported on it is answered all the same, with blanks and without pictures', async () => {
    const app = await testApp('2021-03-05T09:00:00+08:00')
    const bureau = await app.bureau()
    const project = await declare(bureau, { indicators: [], subprojects: [], budgetTotal: null })
    const { words, pictures } = await partsOf(bureau, `/projects/${project.id}`)
    expect(pictures).toEqual([])
    expect(words).toContain('预算执行数尚未填报。')
    expect(words).not.toMatch(/NaN|undefined|null/)
  })

  test('its pictures are drawn in greys alone, so that a copy says as much as the print', () => {
    const colours = Object.values(printTheme).filter(value => value.startsWith('#'))
    expect(colours.length).toBeGreaterThan(10)
    for (const colour of colours) expect(colour).toMatch(/^#(..)\1\1$/)
  })
})
