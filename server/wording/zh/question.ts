import type { Catalogue } from '../say.ts'
import { targetQuality } from './target-quality.ts'

const fields: Record<string, string> = {
  agencyCode: '单位编码',
  agencyName: '申报单位',
  projectName: '项目名称',
  subprojects: '子项目',
  indicators: '指标',
  funding: '资金来源',
}
const sums: Record<string, string> = {
  subprojects: '各子项目预算之和',
  budget: '子项目合计',
  fundingAgainstBudget: '资金来源合计',
  'funding.total': '各来源投资总额之和',
  'funding.priorYear': '各来源上年度资金之和',
  'funding.thisYear': '各来源本年度计划数之和',
}
const against: Record<string, string> = { budget: '预算总额', fundingAgainstBudget: '预算总额' }

/** The declaration reader's questions, by code. */
export const question = {
  'category-inferred': ({ name, category, reason }) =>
    reason === 'restart'
      ? `“${name}”在分页之后，没有类别。同类指标按子项目排列，这里的子项目重新排起，建议归“${category}”，请确认。`
      : `“${name}”这一行没有类别。${category ? `建议沿用上一行的“${category}”，请确认。` : '请选择类别。'}`,
  'cut-off': ({ field, number, text }) =>
    field === 'name'
      ? `第 ${number} 项指标的名称在原件中可能被截断，停在“…${String(text).slice(-6)}”，请补全。`
      : `第 ${number} 项指标的解释在原件中被截断，停在“…${String(text).slice(-6)}”。不影响计算，可补全，也可按原样保留。`,
  'equals-means-at-least': ({ count, example, another }) =>
    `有 ${count} 个目标写作“=”（如 ${example}、${another}）。“=”是否表示“至少”？按“至少”：达到即满分，超出另记；按“恰好”：多了也算偏差。`,
  'sum-mismatch': ({ what, sum, total, difference }, format) =>
    `${sums[String(what)] ?? '各行之和'}为 ${format.moneyWithUnit(Number(sum))}，${against[String(what)] ?? '表中合计'}为 ${format.moneyWithUnit(Number(total))}，相差 ${format.moneyWithUnit(Math.abs(Number(difference)))}。`,
  'prior-year-cut': '上年度资金一栏的文字在原件中被截断，没有读到安排、拨付、支出的金额；如有，请补填。',
  'plan-missing': ({ name, pacing }) =>
    pacing === 'due'
      ? `“${name}”需要分月计划，表中没有。没有计划时，按 12 月到期考核，之前不催。`
      : `“${name}”需要分月计划，表中没有。没有计划时，每次填报都对照全年目标。`,
  'plan-decreasing': (p, f) =>
    `“${p.name}”的分月计划是累计数，${f.month(String(p.month))}的 ${f.quantity(Number(p.value), String(p.unit), Number(p.scale))}反而少于前面的 ${f.quantity(Number(p.before), String(p.unit), Number(p.scale))}，请核对。`,
  'plan-short': (p, f) =>
    `“${p.name}”的分月计划到 ${f.month(String(p.month))}为 ${f.quantity(Number(p.value), String(p.unit), Number(p.scale))}，没有达到全年指标值 ${f.quantity(Number(p.target), String(p.unit), Number(p.scale))}，请核对。`,
  'target-uncertain': ({ name, raw }) => `“${name}”的目标“${raw}”不能确定怎样理解，请核对。`,
  'target-missing': ({ name, raw }) =>
    raw ? `“${name}”的目标写作“${raw}”，没有可考核的内容，请填写。` : `“${name}”没有目标值，请填写。`,
  'duplicate-name': ({ name, number, first }) => `第 ${number} 项指标与第 ${first} 项同名：“${name}”。请确认不是重复填写。`,
  'year-unreadable': ({ text }) => (text ? `项目年度“${text}”读不出年份，请填写。` : '没有读到项目年度，请填写。'),
  'year-inferred': ({ year, text }) => `表中没有项目年度，从项目名称“${text}”推定为 ${year} 年，请确认。`,
  'agency-code-missing': ({ name }) => `没有读到“${name}”的单位编码，暂以名称代替，请补填。`,
  missing: ({ field }) => `没有读到${fields[String(field)] ?? `必填的一项（${field}）`}，请填写。`,
  'too-long': ({ field, limit, length }) =>
    `${fields[String(field)] ?? `一项文字（${field}）`}共 ${length}，超过 ${limit}，多出的部分没有读入，请在原文中核对。`,
  'out-of-range': ({ field, text }) => `${field} 的值${text === null ? '' : ` ${text} `}不在允许范围内，请改正。`,
  'amount-unreadable': ({ text, label }) => `“${label}”的金额“${text}”读不出来，请填写。`,
  'unit-assumed': '表中没有写金额单位，按“万元”读取，请确认。',
  'budget-missing': '没有读到预算总额，请填写。',
  'subproject-guessed': ({ text, name }) => `子项目“${text}”不在清单中，按“${name}”读取，请确认。`,
  'subproject-unknown': ({ text }) => `子项目“${text}”不在资金构成的清单中，请选择对应的子项目。`,
  'indicators-missing': '没有读到绩效指标表（应有“指标名称”和“目标值”两栏），请粘贴完整的表格或手工填写指标。',
  unplaced: ({ text }) => `这一行的文字没有对应的栏目，没有读入：“${text}”。`,
  'unplaced-more': ({ count }) => `另有 ${count} 行文字没有对应的栏目，见原文。`,
  'shares-sum': (p, f) =>
    `“${p.name}”分解到各单位的合计为 ${f.quantity(Number(p.sum), String(p.unit), Number(p.scale))}，与全年指标值 ${f.quantity(Number(p.target), String(p.unit), Number(p.scale))} 不一致，请核对。`,
  ...targetQuality,
} satisfies Catalogue
