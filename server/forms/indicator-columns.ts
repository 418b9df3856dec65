import type { Ledger } from './source-ledger.ts'
import { isRowLabel, labelKey } from './declaration-labels.ts'

/** What a column of the indicator table holds, from its heading. */
const headings = {
  category: /^(类别|指标类别|一级指标|指标类型|一级)(名称)?$/,
  subcategory: /^(二级指标|二级|指标分类)(名称)?$/,
  subproject: /^(对应)?(的)?子项目(名称)?$/,
  name: /^(指标名称|绩效指标名称|三级指标|三级指标名称|指标|指标内容|绩效指标内容|具体指标|四级指标)$/,
  sign: /^(计算符号|符号|指标性质|比较符|运算符号|比较符号)$/,
  target: /^(目标值|指标值|年度指标值|年度目标值|绩效指标值|预期指标值|预期目标值|计划指标值|指标目标值|当年指标值|绩效目标值)$/,
  unit: /^(度量单位|计量单位|单位|指标值单位)$/,
  explanation: /^(指标解释|指标说明|指标值说明|指标内容说明|解释|说明|评价标准|指标释义|备注)$/,
  evidence: /^(目标值来源|数据来源|指标值来源|证据来源|佐证资料|取数来源|目标值来源依据|指标来源|设定依据|指标值设定依据)$/,
  serial: /^(序号|编号|行次|指标编号|指标序号)$/,
  weight: /^(分值|权重|指标权重|权重分值|分值权重)$/,
} as const
export type Role = keyof typeof headings
export type Columns = Partial<Record<Role, number>>

const roleOf = (text: string): Role | null => {
  const key = labelKey(text)
  const found = Object.entries(headings).find(([, pattern]) => pattern.test(key))
  return found ? (found[0] as Role) : null
}

/** Headings only a form about results has: the table is no declaration. */
const selfEvaluation = /^(全年|年度)?(实际完成值|实际完成情况|实际值|实际完成|完成值|自评得分|得分)$/
const monitoring = /(完成目标可能性|\d{1,2}月执行|全年预计完成)/
export type OtherForm = 'selfEvaluation' | 'monitoring'

export type Heading = { columns: Columns; other: OtherForm | null }

/** The columns a line of headings opens; null where the line is none. A table with a half for the whole project and a half
 * for the year repeats its headings: the year's half, printed last, is the one declared. */
export function readHeading(ledger: Ledger, at: number): Heading | null {
  const columns: Columns = {}
  const known: number[] = []
  const texts = ledger.texts[at] ?? []
  texts.forEach((text, cell) => {
    const role = text === '' || isRowLabel(text) ? null : roleOf(text)
    if (role !== null && text.length <= 40) columns[role] = cell
    if (role !== null || isRowLabel(text)) known.push(cell)
  })
  if (columns.name === undefined || columns.target === undefined || columns.name > columns.target) return null
  for (const cell of known) ledger.note(at, cell)
  const other = texts.some(text => monitoring.test(labelKey(text)))
    ? 'monitoring'
    : texts.some(text => selfEvaluation.test(labelKey(text)))
      ? 'selfEvaluation'
      : null
  return { columns, other }
}

const firstLevel =
  /^(项目)?(投入|过程|产出|结果|影响力|影响|成本|效益|满意度|完成|管理|决策|效果|履职|履职效能|社会效应|可持续发展能力|制度|服务对象满意度)(类)?(绩效)?(指标)?$/
const secondLevel =
  /^(数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|满意度|社会公众或服务对象满意度)(指标)?$/

export const isCategory = (text: string) => firstLevel.test(labelKey(text))
export const isSubcategory = (text: string) => secondLevel.test(labelKey(text))
/** 产出指标（50分） is the category 产出. */
export const categoryName = (text: string) => labelKey(text).replace(/(?<=.{2})指标$/, '')
