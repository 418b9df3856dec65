/** The words of an actual cell 实际完成值: levels, and units that count the same thing. */

/** 部分 partly, 基本 mostly, 未全部 not all of it; 建设中 and the like: under way, its level is a person's guess. */
export const partly = /部分|基本(?:达|完|实现|符合|满足|落实|合格)|未(?:全部|完全|全面)|不完全/
export const underWay = /(?:进行|推进|建设|实施|办理|筹备|采购|施工)中|在建|正在/
export const unmet =
  /^(?:尚?未|还未|没有|没|无法|不能)|未(?:达|完成|实现|开展|启动|实施|执行|落实|通过)|没有(?:达|完成|实现)|不(?:达标|合格|符合|满足)|效果较?差/
export const met =
  /^(?:已经?|均|都|全部|全面|按时|按期|按计划|如期|及时|超额|顺利|圆满|较好|很好|充分|严格)*(?:达成|完成|达到|实现|达标|合格|符合|满足|落实|通过|办结|到位)/
export const negative = /[不未无没差否]/
/** The form's own option list left standing (好坏, 优良中低差): no answer. */
export const goodOption = /[优良好高是有]/
export const badOption = /[差坏低否无]/
export const optionList = /^[优良中低差好坏高是否有无/、 ]{2,10}$/
export const yes = '是'
export const no = '否'
/** Before the target's own word: 基本 partly; 不, 未, 不够 not. */
export const partlyPrefix = '基本'
export const unmetPrefixes = ['不', '未', '不够'] as const
export const metPrefix = '已'

/** In front of an actual's number and adding nothing: 本年度已完成, 实际举办. */
export const doneSubject =
  /^(?:截至目前|本年度?|全年|年度|年内|实际|目前|共|累计|合计|总计|已经?|均)*(?:完成|实现|开展|举办|举行|发放|建成|新建|达到?|为|使用|支出|支付|执行|培训|覆盖)?了?$/
/** The number is planned or lacking, not reached. */
export const notReached = /计划|预计|拟|目标|应|未|没|不|还差|尚缺|缺|剩余/

/** Units of one family with their factor; 亩 is 1/15 公顷. */
const families: readonly Readonly<Record<string, number>>[] = [
  { 人: 1, 名: 1, 位: 1 },
  { 天: 1, 日: 1 },
  { 个工作日: 1, 工作日: 1 },
  { 个月: 1, 月: 1 },
  { 户: 1, 家庭: 1 },
  { 秒: 1, 秒钟: 1, s: 1, 分钟: 60, min: 60, 小时: 3600, 个小时: 3600, h: 3600 },
  { 毫米: 1, mm: 1, 厘米: 10, cm: 10, 米: 1000, m: 1000, 里: 500_000, 公里: 1e6, 千米: 1e6, km: 1e6, '㎞': 1e6 },
  { 克: 1, g: 1, 斤: 500, 公斤: 1000, 千克: 1000, kg: 1000, 吨: 1e6, t: 1e6 },
  {
    平方米: 15,
    平米: 15,
    'm²': 15,
    m2: 15,
    '㎡': 15,
    亩: 10_000,
    公顷: 150_000,
    'hm²': 150_000,
    hm2: 150_000,
    平方公里: 15e6,
    平方千米: 15e6,
    'km²': 15e6,
    km2: 15e6,
  },
  { 立方米: 1, 立方: 1, 'm³': 1, m3: 1, '㎥': 1, 万方: 10_000 },
  { 千瓦时: 1, 度: 1, kWh: 1 },
  { 千瓦: 1, kW: 1, 兆瓦: 1000, MW: 1000 },
  { '%': 1000, '‰': 1 },
]

/** How many of the target's units one of the actual's units is, as [times, divided by]; null when they count different things. */
export function unitRatio(from: string, to: string): readonly [number, number] | null {
  const [one, other] = [alike(from), alike(to)]
  if (one === other) return [1, 1]
  const family = families.find(units => Object.hasOwn(units, one) && Object.hasOwn(units, other))
  return family ? [family[one]!, family[other]!] : null
}

const alike = (unit: string) =>
  unit
    .replaceAll(/[·•⋅×]/g, '*')
    .replaceAll(/[()]/g, '')
    .replaceAll('每', '/')
