import type { WatchCondition } from '#domain/watch-rule'
import type { Format } from '../format.ts'

type One<F extends WatchCondition['field']> = Extract<WatchCondition, { field: F }>

/** Limits are round: 200万元, not 200.00万元. */
const wan = (fen: number, f: Format) => `${f.number(fen / 1e6, 6)}万元`

/** A rule in a sentence. */
export const watch = {
  budget: ({ side, fen }: One<'budget'>, f: Format) => `全年预算${side === 'atLeast' ? '不低于' : '低于'} ${wan(fen, f)}`,
  rate: ({ side, ratio, month }: One<'rate'>, f: Format) =>
    `${month === null ? '' : `${month}月末`}预算执行率${side === 'atLeast' ? '不低于' : '低于'} ${f.percent(ratio)}`,
  goal: (lights: string) => `目标灯为${lights}`,
  money: (lights: string) => `预算灯为${lights}`,
  weight: ({ ratio }: One<'weight'>, f: Format) => `风险权重不低于 ${f.percent(ratio)}`,
  amount: ({ fen }: One<'amount'>, f: Format) => `风险金额不低于 ${wan(fen, f)}`,
  missing: '当月月报逾期未报',
  behind: ({ months }: One<'behind'>) => `目标灯连续 ${months} 个月滞后`,
  agency: (name: string) => `属于“${name}”及其下属单位`,
  name: ({ text }: One<'name'>) => `项目名称含“${text}”`,
  gone: '（已不存在的单位）',
  lightOr: '或',
  all: '，且',
  any: '，或',
  end: '。',
}
