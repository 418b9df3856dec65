/** Dates as forms write them; the named groups are read by the date reader. */

const year = '(?:19|20)\\d{2}'
const part = '底|末|下旬|中旬|上旬|初'
const quarter = '第?[一二三四1-4]季度(?:末|底)?'

/** One point: a day, a month, a part of a year or a year; tried in this order. */
export const points: readonly RegExp[] = [
  new RegExp(`^(?<y>${year})年(?:度)?(?<m>\\d{1,2})月(?:份)?(?:(?<d>\\d{1,2})[日号]|(?<part>${part}))?`),
  new RegExp(`^(?<y>${year})(?<join>[-/.])(?<m>\\d{1,2})(?:\\k<join>(?<d>\\d{1,2})日?|月(?<part>${part})?)?(?![\\d./%])`),
  new RegExp(`^(?<y>${year})年(?:度)?(?<span>上半年|下半年|${quarter})`),
  new RegExp(`^(?<y>${year})年(?:度)?(?:年)?(?<part>底|末|终)`),
  new RegExp(`^(?<y>${year})年(?:度|全年)?`),
  new RegExp(`^(?:当年|本年|本年度)?(?<m>\\d{1,2})月(?:份)?(?:(?<d>\\d{1,2})[日号]|(?<part>${part}))?`),
  new RegExp(`^(?:当|本)?(?<span>上半年|下半年|${quarter})`),
  new RegExp('^(?:当|本)?年(?:度)?(?<part>底|末|终|内)'),
]
/** Two months or years under one year: 2021年1月-12月, 1-12月, 2021-2023年. */
const join = '(?:-|—{1,2}|~|至|到)'
export const monthSpan = new RegExp(
  `^(?:(?<y>${year})年(?:度)?)?(?<from>\\d{1,2})(?:月(?:份)?)?${join}(?<until>\\d{1,2})月(?:份|底|末)?$`,
)
export const yearSpan = new RegExp(`^(?<from>${year})年?${join}(?<until>${year})(?:年(?:度)?)?$`)
export const dateJoin = new RegExp(`^${join}`)

export const datePrefix =
  /^(?:(?:项目|工程|计划|预计)?(?:完成|完工|竣工|交付|实施|验收|截止)?(?:时间|日期|期限|时限)[:为]?)?(?<before>不晚于|不迟于|最迟|最晚|截至|截止到?|≤|<=|<)?(?:于|在|争取|确保|力争|预计|计划|务必)?/
/** By then: 前 and 内 behind the point. */
export const dateBefore = /^(?:以前|之前|前|以内|之内|内)/
/** What is to be done by then: no digits, no second clause with its own demand. */
export const dateTask = /^[^\d,;。、%]{1,20}$/
/** A task that says a deadline is meant. */
export const taskDone = /完成|到位|竣工|交付|验收|拨付|投入|发放|建成|开工|开通|上线|结束|结题|支付|印发|公开|报送|提交/
export const afterwards = /^(?:以后|之后|后|起|开始)/
/** A mark of the last day of a span, and of its earlier parts. */
export const spanEnd = /[底末终内]$/
export const partDays: Readonly<Record<string, number>> = { 上旬: 10, 中旬: 20, 初: 10 }
export const halves: Readonly<Record<string, readonly [number, number]>> = { 上半年: [1, 6], 下半年: [7, 12] }
export const quarterDigits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
/** Inside the span rather than before it. */
export const dateWithin = /内$/
