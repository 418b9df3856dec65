import type { Params } from '#domain/problem'
import type { Format } from '../format.ts'
import { edges, num, quantity, ratioBeside, str, yes } from '../param.ts'
import type { Catalogue } from '../say.ts'
import { word } from './word.ts'

/** Why a light shows what it shows, with the numbers. */

const light = (p: Params) => word[`signal.${str(p, 'signal')}` as keyof typeof word]

function band(p: Params, f: Format): string {
  const { behind, warning, ahead, ratio } = edges(p, f)
  if (p.signal === 'behind') return `${ratio} < ${behind}`
  if (p.signal === 'warning') return `${ratio}，在 ${behind} 与 ${warning} 之间`
  return p.signal === 'ahead' ? `${ratio} ≥ ${ahead}` : `${ratio} ≥ ${warning}`
}

const bestMonth = (p: Params, f: Format) => (typeof p.bestMonth === 'string' ? f.yearMonth(p.bestMonth) : '—')

/** 17 ÷ 20 where numerator and denominator are known. */
function fraction(p: Params, f: Format): string {
  const [numerator, denominator] = [num(p, 'numerator'), num(p, 'denominator')]
  if (numerator === null || denominator === null) return ''
  if (p.derivation) return `（${f.moneyWithUnit(numerator)} ÷ ${f.moneyWithUnit(denominator)}）`
  return `（${f.number(numerator)} ÷ ${f.number(denominator)}）`
}

function notes(p: Params): string {
  const parts: string[] = []
  if (yes(p, 'numeratorUnknown')) parts.push('只报了百分比，分子未知，按截至当月的累计数读取，不与其他月份合并')
  if (yes(p, 'leftOut')) parts.push(yes(p, 'numeratorUnknown') ? '有分子分母的月份未并入' : '只报百分比的数未并入')
  if (yes(p, 'planMissing')) {
    parts.push(p.pacing === 'due' ? `月度计划待补，暂按 ${str(p, 'due')} 月到期考核，不作匀速推算` : '月度计划待补，暂对照全年值')
  }
  const [reported, contributors] = [num(p, 'reported')!, num(p, 'contributors')!]
  if (yes(p, 'given') && reported < contributors) parts.push(`本月 ${contributors} 个来源中 ${reported} 个已报`)
  if (p.targetEffective) parts.push(`按 ${str(p, 'targetEffective')} 起的指标值`)
  return parts.length > 0 ? `；${parts.join('；')}` : ''
}

const verdict = (p: Params) => `，判为${light(p)}${notes(p)}`
const actual = (p: Params, f: Format) => `${quantity(p, 'actual', f)}${fraction(p, f)}`
const bound = (p: Params, f: Format) => {
  const sign = { '>=': '≥ ', '>': '> ', '<': '< ', '<=': '≤ ' }[str(p, 'comparator')] ?? ''
  return `${sign}${quantity(p, 'target', f)}`
}
const rangeText = (p: Params, f: Format) =>
  p.low === null
    ? `≤ ${quantity(p, 'high', f)}`
    : p.high === null
      ? `≥ ${quantity(p, 'low', f)}`
      : `${quantity(p, 'low', f)}–${quantity(p, 'high', f)}`
const holds = (p: Params) => p.signal === 'normal'
const lastKnown = (p: Params, f: Format) =>
  p.actual !== null ? `，最近累计 ${quantity(p, 'actual', f)}` : p.level ? `，最近为“${str(p, 'level')}”` : ''

export const rule = {
  even: (p, f) =>
    `已完成 ${actual(p, f)} ÷ 应完成 ${quantity(p, 'expected', f)}（${quantity(p, 'target', f)} × ${str(p, 'month')}/12）= ${band(p, f)}${verdict(p)}`,
  plan: (p, f) =>
    `已完成 ${actual(p, f)} ÷ 月度计划到 ${str(p, 'month')} 月应完成 ${quantity(p, 'expected', f)} = ${band(p, f)}${verdict(p)}`,
  'plan-ahead': (p, f) => `月度计划到 ${str(p, 'month')} 月尚无任务，已完成 ${actual(p, f)}${verdict(p)}`,
  whole: (p, f) =>
    holds(p) || p.signal === 'ahead'
      ? `已完成 ${actual(p, f)}，达到全年指标值 ${bound(p, f)}${p.signal === 'ahead' ? `的 ${band(p, f)}` : ''}${verdict(p)}`
      : `已完成 ${actual(p, f)} ÷ 全年指标值 ${bound(p, f)} = ${ratioBeside(num(p, 'ratio'), [num(p, 'behindBelow'), 1], f)}${p.signal === 'behind' ? ` < ${f.percent(num(p, 'behindBelow'))}` : '，未达到'}${verdict(p)}`,
  due: (p, f) => `${str(p, 'due')} 月到期，已完成 ${actual(p, f)} ÷ 全年指标值 ${bound(p, f)} = ${band(p, f)}${verdict(p)}`,
  'due-early': (p, f) => `${str(p, 'due')} 月到期，之前不作要求；已完成 ${actual(p, f)}，全年指标值 ${bound(p, f)}${verdict(p)}`,
  'due-met': (p, f) => `${str(p, 'due')} 月才到期，已完成 ${actual(p, f)}，已达到 ${bound(p, f)}${verdict(p)}`,
  bound: (p, f) =>
    `实际 ${actual(p, f)}，指标值 ${bound(p, f)}，${holds(p) ? '已达到' : '未达到'}（指标值不大于 0，不算比值）${verdict(p)}`,
  limit: (p, f) => `上限 ${bound(p, f)}，实际 ${actual(p, f)}，${holds(p) ? '未超上限' : '超出上限'}${verdict(p)}`,
  range: (p, f) => `区间 ${rangeText(p, f)}，实际 ${actual(p, f)}，${holds(p) ? '在区间内' : '在区间外'}${verdict(p)}`,
  level: p => `${p.aggregation === 'worst' ? '取全年最差' : '最近'}为“${str(p, 'level')}”，指标值“${str(p, 'raw')}”${verdict(p)}`,
  stage: p => `${str(p, 'due')} 月到期，已到“${str(p, 'level')}”，指标值“${str(p, 'raw')}”${verdict(p)}`,
  'stage-early': p => `${str(p, 'due')} 月到期，之前不作要求；已到“${str(p, 'level')}”${verdict(p)}`,
  'stage-done': p => `${str(p, 'due')} 月才到期，已到“${str(p, 'level')}”${verdict(p)}`,
  'units-missing': p =>
    `${str(p, 'due')} 月到期，${str(p, 'contributors')} 个单位中 ${str(p, 'unitsSeen')} 个已报“${str(p, 'level')}”，其余未报，判为${light(p)}`,
  missing: (p, f) => `${str(p, 'month')} 月应报未报${lastKnown(p, f)}；应完成 ${quantity(p, 'expected', f)}，判为${light(p)}`,
  'missing-due': p => `到 ${str(p, 'due')} 月应有结果，至 ${str(p, 'month')} 月从未填报，判为${light(p)}`,
  'not-begun': p => `项目自 ${str(p, 'since')} 起实施，${str(p, 'month')} 月尚未开始，判为${light(p)}`,
  future: (p, f) => `${str(p, 'month')} 月还没到${lastKnown(p, f)}，判为${light(p)}`,
  suspended: (p, f) => `项目暂停，${str(p, 'month')} 月不催报${lastKnown(p, f)}，判为${light(p)}`,
  'not-due': p => `尚未填报；自首次填报起考核，最迟 ${Number(p.due) > 12 ? '下一年度' : `${str(p, 'due')} 月`}，判为${light(p)}`,
  'nothing-expected': p => `月度计划到 ${str(p, 'month')} 月尚无任务，判为${light(p)}`,
  'not-applicable': p => `${str(p, 'month')} 月注明“本月不适用”，判为${light(p)}`,
  'nothing-measured': p => `已填报，但分母为 0 或未填，无可计量，判为${light(p)}${notes(p)}`,
  'no-target': (p, f) =>
    `指标值“${str(p, 'raw')}”读不出可比较的数，不作判断${p.actual === null ? '' : `；实际 ${quantity(p, 'actual', f)}`}，列为${light(p)}`,
  budget: (p, f) =>
    `执行率 ${f.percent(num(p, 'rate'))}（${f.moneyWithUnit(num(p, 'spent'))} ÷ 全年预算 ${f.moneyWithUnit(num(p, 'budget'))}）÷ 时间进度 ${f.percent(num(p, 'timeProgress'))} = ${band(p, f)}，判为${light(p)}`,
  'budget-none': p => `全年预算为 0 或未填，执行率无从计算，列为${light(p)}`,
  'budget-missing': (p, f) => `${str(p, 'month')} 月支出未填（累计已知 ${f.moneyWithUnit(num(p, 'spent'))}），判为${light(p)}`,
  'budget-not-due': p => `${str(p, 'month')} 月支出尚未到填报时间，判为${light(p)}`,
  'budget-suspended': p => `项目暂停，${str(p, 'month')} 月支出不催报，判为${light(p)}`,
  'lost-year-over': () => '全年已结束，指标值未达到',
  'lost-worst': (p, f) =>
    `按全年最差取值，已出现${p.level ? `“${str(p, 'level')}”` : ` ${f.number(num(p, 'value'))}`}，以后各月无法改变`,
  'lost-limit': (p, f) => `累计 ${quantity(p, 'actual', f)} 已超过上限 ${quantity(p, 'limit', f)}，以后只增不减`,
  'lost-one-failed': (p, f) =>
    `${f.number(num(p, 'denominator'))} 个中已有 ${f.number(num(p, 'failed'))} 个不达标，以后全部达标也不足 ${f.quantity(num(p, 'target'), str(p, 'unit'))}`,
  'lost-off-purpose': (p, f) =>
    `支出 ${f.moneyWithUnit(num(p, 'spent'))} 中已有 ${f.moneyWithUnit(num(p, 'offPurpose'))} 未专款专用，以后全部专用也不足 100%`,
  'lost-late': p => `期限 ${str(p, 'end')} 已过，到期时为“${str(p, 'level')}”，已不可能按期`,
  'lost-saving-fixed': (p, f) =>
    `合同已全部签订：采购预算 ${f.moneyWithUnit(num(p, 'signed'))} − 中标 ${f.moneyWithUnit(num(p, 'award'))} = 节约 ${f.moneyWithUnit(num(p, 'saved'))}，节约率 ${f.percent(num(p, 'rate'), 2)} 不再变动，指标值 ${str(p, 'raw')}`,
  'lost-saving': (p, f) =>
    `已签采购预算 ${f.moneyWithUnit(num(p, 'signed'))}、节约 ${f.moneyWithUnit(num(p, 'saved'))}；未签最多 ${f.moneyWithUnit(num(p, 'open'))}，全年节约率只可能在 ${f.percent(num(p, 'low'), 2)}–${f.percent(num(p, 'high'), 2)} 之间（中标价不高于采购预算），指标值 ${str(p, 'raw')}`,
  'saving-fixed': (p, f) =>
    `合同已全部签订：节约 ${f.moneyWithUnit(num(p, 'saved'))} ÷ 采购预算 ${f.moneyWithUnit(num(p, 'signed'))} = ${f.percent(num(p, 'rate'), 2)}，不再变动`,
  'saving-left': (p, f) =>
    `已签采购预算 ${f.moneyWithUnit(num(p, 'signed'))}、节约 ${f.moneyWithUnit(num(p, 'saved'))}；未签最多 ${f.moneyWithUnit(num(p, 'open'))}，全年节约率还可能在 ${f.percent(num(p, 'low'), 2)}–${f.percent(num(p, 'high'), 2)} 之间`,
  'beyond-best': (p, f) =>
    `还差 ${quantity(p, 'rest', f)}，剩余 ${str(p, 'remaining')} 个月每月须 ${quantity(p, 'need', f)}；最好月（${bestMonth(p, f)}）${quantity(p, 'best', f)} × ${str(p, 'remaining')} = ${quantity(p, 'most', f)}，仍不够：须好于以往任何一个月`,
  'lost-one-happened': (p, f) =>
    `${f.number(num(p, 'denominator'))} 个中已发生 ${f.number(num(p, 'numerator'))} 个，累计不可能再为 0`,
  required: (p, f) => `还差 ${quantity(p, 'rest', f)}，剩余 ${str(p, 'remaining')} 个月，每月需要 ${quantity(p, 'required', f)}`,
  'no-return': (p, f) => `${str(p, 'month')} 月后每月需 ${quantity(p, 'need', f)}，超过最好月 ${quantity(p, 'best', f)}`,
  'short-at-best': (p, f) => `剩余各月都按历史最好月 ${quantity(p, 'best', f)} 估算，仍达不到 ${quantity(p, 'target', f)}`,
} satisfies Catalogue
