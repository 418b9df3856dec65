import type { Comparator } from './vocabulary.ts'

/** The words of a target cell 指标值: signs, multipliers, units, and words that leave it open. Long words stand before short ones
 * wherever a list is tried in order. */

type Sign = { word: string; sign: Comparator }
const signs = (sign: Comparator, words: string): Sign[] => words.split(' ').map(word => ({ word, sign }))

/** Signs in front of a number, symbols and words. */
export const leadingSigns: readonly Sign[] = [
  ...signs(
    '>=',
    '≥ >= => ≥= =≥ 大于等于 大于或等于 高于等于 高于或等于 等于或大于 不低于 不少于 不小于 不得低于 不得少于 不下于 至少 最低 最少 下限',
  ),
  ...signs('>=', '达到或超过 达到 达 提高到 提升到 提高至 提升至 增加到 增加至 增长到 增长至 扩大到 上升到'),
  ...signs(
    '<=',
    '≤ <= =< ≤= =≤ 小于等于 小于或等于 低于等于 低于或等于 等于或小于 不高于 不超过 不大于 不多于 不得高于 不得超过 不能超过',
  ),
  ...signs(
    '<=',
    '不应超过 未超过 不超 至多 最多 最高 上限 控制在 控制到 限制在 降低到 降低至 下降到 下降至 降至 减少到 减少至 压减到 压缩到',
  ),
  ...signs('>', '> 大于 高于 超过 多于 超出 突破 超'),
  ...signs('<', '< 小于 低于 少于 不足 不到 未满 不满'),
  ...signs('=', '== = 等于'),
].toSorted((a, b) => b.word.length - a.word.length)

/** Signs behind a number; in law and forms 以上 and 以下 include the number itself. */
export const trailingSigns: readonly Sign[] = [
  ...signs('>=', '及其以上 (含)以上 含以上 以上(含) 及以上 或以上 或更多 以上 起'),
  ...signs('<=', '及其以下 (含)以下 含以下 以下(含) 及以下 或以下 及以内 (含)以内 以下 以内 之内 之下 封顶 内'),
].toSorted((a, b) => b.word.length - a.word.length)

/** What a scan makes of a sign: 二 and 三 were = (≡), 到, 之, 乏, 王 and Z were ≥. */
export const damagedSigns: Readonly<Record<string, Comparator>> = {
  二: '=',
  三: '=',
  ニ: '=',
  到: '>=',
  之: '>=',
  乏: '>=',
  王: '>=',
  Z: '>=',
  z: '>=',
}

/** Words in front of a number that add nothing to it. */
export const neutralWords =
  '人民币 ¥ ￥ 全年 每年 年度 全部 累计 合计 总计 共计 共 均为 为 完成 实现 保持在 稳定在 维持在 保持 介于 确保 保证 力争 : 在'
    .split(' ')
    .toSorted((a, b) => b.length - a.length)
/** Of these, the ones that say the number is money. */
export const moneyMarks = /人民币|[¥￥]/
export const moneyName = '元'

export const scales: readonly { word: string; by: number }[] = [
  { word: '万亿', by: 1e12 },
  { word: '千亿', by: 1e11 },
  { word: '百亿', by: 1e10 },
  { word: '千万', by: 1e7 },
  { word: '百万', by: 1e6 },
  { word: '十万', by: 1e5 },
  { word: '亿', by: 1e8 },
  { word: '万', by: 1e4 },
  { word: '千', by: 1e3 },
  { word: '百', by: 100 },
]

/** Writings of %; a difference in percentage points 百分点 is kept as a share too. */
export const percentWords = ['个百分点', '百分点', '%', '℅'] as const

const classifiers =
  '个 人 名 位 户 家 所 处 座 栋 幢 间 套 台 辆 艘 架 部 件 只 头 匹 羽 条 株 棵 尾 粒 枚 张 份 本 册 篇 幅 期 场 次 届 班 批 项 例 起 宗 单 笔 种 类 款 门 节 课 ' +
  '对 组 支 队 片 块 段 层 盏 把 根 口 眼 孔 桶 袋 箱 瓶 盒 包 卷 顶 床 点 字 词 集 首 部 档 案 级 分 星 代 遍 轮 趟 倍 户次 车次 班次 家次 人份 头份 人头 台班 机组'
const measures =
  '公里 千米 平方公里 平方千米 平方米 平米 立方米 立方 万方 米 厘米 毫米 里 公顷 亩 公斤 千克 毫克 微克 克 吨 斤 担 升 毫升 千瓦时 千瓦 兆瓦 瓦 千伏安 千伏 伏 度 兆 ' +
  '元 美元 欧元 港元 日元 英镑 角 课时 学时 小时 分钟 秒钟 秒 时 天 日 周 旬 月 年 季 季度 学期 学年 个月 个年 个季度 个小时 个学时 个课时 个工作日 个自然日 个日历日 个交易日 工作日 自然日 生 床位 床日 摄氏度 分贝'
const latin =
  'TB GB MB KB PB Gbps Mbps kbps kg mg μg ug km hm² hm2 km² km2 m² m2 m³ m3 cm mm ml mL L kWh kW MW kVA kV dB Hz kHz MHz ℃ °C ㎡ ㎥ ㎞ ㎏ ㎎ ㎝ ㎜ t m g h d s min ms ppm ‰ °'
/** Known units, compounds first: a classifier may take 次, 套, 天 and the like behind it (人次, 台套, 人天). */
export const units: readonly string[] = [
  ...classifiers.split(' ').flatMap(word => ['次', '套', '件', '天', '日', '月', '时', '份', '组'].map(second => word + second)),
  ...classifiers.split(' '),
  ...measures.split(' '),
  ...latin.split(' '),
].toSorted((a, b) => b.length - a.length)
export const unitJoiners = /[/*·•⋅×每]/

/** Units of things that happen or are published: a scan turned their ≥ into a 2 more than once. */
export const frequencyUnits = new Set(['次', '场', '期', '场次', '批次', '届'])
export const publicationUnits = new Set(['篇', '条', '份', '本', '册'])
export const moneyUnit = /^(?:元|美元|欧元|港元|日元|英镑)/
export const durationUnit = /^(?:天|日|小时|分钟|秒|时|周|月|个?工作日|个?自然日|个月|个小时|h|min|s|d|ms)$/

/** A word sign that may also stand before a range (控制在80%-90%). */
export const holdsRange = /在$|到$/
/** 级 and the like count ranks, not things. */
export const rankUnit = /^(?:级|度|代|时|名)$/

/** A number that is only near the truth, or changed by a word behind it. */
export const approximate = /约|大概|大致|左右|上下|将近|接近|几近|近$|余|多$|多人|若干/
export const changeWords = /增长|提高|提升|增加|新增|上升|降低|下降|减少|缩短|压减|节约|节省|高于|低于|不含|较上|比上|其中/
/** 余, 多 and 几 between number and unit. */
export const oddAmount = /(\d) ?[余多几](?! ?\d)/
/** A fall stated as a bound: 下降3%以上 may be answered with 4% or with -4%. */
export const fallEnds = /(?:降低|下降|减少|缩短|压减|节约|节省)$/
/** Cases per hundred thousand people, as health targets count them. */
export const perHundredThousand = /^ ?\/ ?(?:10万|十万|100000)(?!\d)/
export const hundredThousandUnit = '/10万'
export const negation = /[不未无非没]$/
export const negated = /[不未无]/
export const rangeTail = /^(?:之间|区间|范围内|范围|之内|以内)?$/
export const bothBounds = /^[,;、且并和及与同时而]*$/
export const numberJoin = /^ ?(?:-{1,2}|—{1,2}|~{1,2}|至|到) ?(?=-?\d)/

/** Not applicable: an empty cell by other means. */
export const noTarget = /^(?:[/\\\-—–―_.*]+|无|暂无|没有|空|不适用|不涉及|不需要|无要求|无指标|未设置|未设|n\/?a|none|null|nil)$/i
/** 定性 in front of a qualitative target. */
export const qualitativeMark = /^定性(?:指标|目标|描述)?[ :(]*/
/** Points given for parts 评分标准 are a scoring rubric, not a target; 90分以上 alone is a score to reach. */
export const rubric = /\d分(?![钟之贝公米])|扣\d|[不得扣计]分/
export const scoreTarget = /^[^\d,;。]{0,8}\d+(?:\.\d+)?分?(?:[-—~至到]\d+(?:\.\d+)?分)?(?:[及其或]{0,2}以[上下]|以内)?$/
/** A bound against something not stated as a number (不超预算, 不低于上年). */
export const openBound =
  /不超(?!时|期|过时|过期|载|速)|(?:[高低大小多少]于|超过|突破|以内|之内|控制在).*(?:预算|概算|上年|去年|同期|往年|平均|标准|定额|限额|批复|计划数|目标值)|(?:预算|概算|上年|去年|同期|往年|平均|标准|定额|限额).*(?:以上|以下|以内|之内|[高低大小多少]于)/

/** A bracket that repeats what the sign says: 以上(含95%). */
export const inclusiveNote = /^\(含[^()]{0,12}\)/
export const percentTail = /^\(?[\p{Script=Han}]{1,6}\)?$/u
export const plainSubject = /^[\p{Script=Han}()]{2,12}$/u

/** Numerals in words, read only where nothing else stands beside a known unit (不少于两次, 百分之九十五). */
export const hanDigits = '零一二三四五六七八九'
export const hanTens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
export const hanNumeral = /[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千]{0,8}/
export const hanPercent = /百分之(百|[零〇一二两三四五六七八九十百点]{1,8}|\d{1,4}(?:\.\d{1,6})?)/
export const hanPoint = '点'
export const hanHundredPercent = '百'
export const hanVariants: Readonly<Record<string, string>> = { 〇: '零', 两: '二' }
export const percentNames = /百分比|百分号/g
/** 零事故, 零投诉: zero of something. */
export const zeroOf = /零(?=事故|投诉|差错|上访|故障|死亡|伤亡|违规|违纪|违法|失误|感染|容忍|事件|案件)/
