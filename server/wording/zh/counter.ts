import { num, str } from '../param.ts'
import type { Catalogue } from '../say.ts'
import type { Params } from '#domain/problem'

const of = (p: Params) => (p.indicator ? `“${str(p, 'indicator')}”` : '')

/** Counters: what is wrong with readings, and with the places they are fetched from. */
export const counter = {
  'too-many-observations': '一次发送的读数太多',
  'too-many-observations.detail': p => `一次最多 ${p.limit} 条，本次有 ${p.count} 条，请分批发送；本次没有保存任何内容。`,
  'observation-at': '时间须写成带时区的 ISO 8601（如 2021-07-01T08:00:00+08:00），或 1970 年以来的毫秒数',
  'observation-ahead': p => `${of(p)}的读数日期 ${str(p, 'day')} 比现在还晚，请核对采集系统的时钟`,
  'observation-other-year': p => `${of(p)}的读数日期 ${str(p, 'day')} 不在项目年度 ${str(p, 'year')} 年内`,
  'observation-key-taken': (p, f) =>
    `标识“${str(p, 'key')}”已用于 ${str(p, 'day')} 的读数 ${f.number(num(p, 'value'))}，本次是 ${str(p, 'yourDay')} 的 ${f.number(num(p, 'yourValue'))}${p.moved ? '（指标或单位不同）' : ''}；原读数未改动，更正请用新的标识`,
  'counter-unknown-indicator': p => `没有编号为 ${str(p, 'id')} 的指标，或不在您可以查看的范围内`,
  'counter-foreign-unit': p => `编号为 ${str(p, 'agency')} 的单位不在您的范围内，不能为它报送${of(p)}`,
  'counter-derived': p => `${of(p)}由支出台账计算，不接收后台数据`,
  'counter-off': p => `${of(p)}已改为人工填报；要接收后台数据，请先在“后台数据”页选定取数方式`,
  'counter-other-recipe': p => `${of(p)}已由台账或佐证清单计算，不再接收后台数据`,
  'counter-level': p => `${of(p)}填的是等级或阶段，不能由后台数据得出`,
} satisfies Catalogue
