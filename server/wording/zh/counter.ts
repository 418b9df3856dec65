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
  'pull-running': '正在取数',
  'pull-running.detail': '这个来源正在取数，请稍候再看结果。',
  'pull-tried': '没有取到数据',
  'pull-tried.detail': '请按下面的提示修改后再试；还没有保存任何内容。',
  'pull-done': p =>
    `${p.taken ? `取得新读数 ${p.taken} 条` : '没有新的读数'}${p.known ? `，已有 ${p.known} 条` : ''}${p.differing ? `；${p.differing} 条与已存的读数不同，未改动` : ''}${p.empty ? `；${p.empty} 行没有数，未计` : ''}`,
  'pull-address': p => `地址须以 ${str(p, 'protocols')} 开头`,
  'pull-credentials': '地址里不能写用户名和密码，请填在“密钥”一栏，加密保存',
  'pull-forbidden': p => `不允许访问 ${str(p, 'host')}：本机、链路本地和云元数据地址须由系统管理员在 PULL_ALLOW 中放行`,
  'pull-unreachable': p => `连接不上（${str(p, 'reason')}），请检查地址和网络`,
  'pull-timeout': p => `${str(p, 'seconds')} 秒内没有取完`,
  'pull-status': p => `对方回答 HTTP ${str(p, 'status')}${p.status === 401 || p.status === 403 ? '，请检查密钥' : ''}`,
  'pull-too-large': p => `内容超过 ${str(p, 'limit')} MB`,
  'pull-too-many': p => `一次超过 ${str(p, 'limit')} 行，请缩小时间范围`,
  'pull-redirects': p => `转向超过 ${str(p, 'limit')} 次`,
  'pull-encoding': '不是文字，或编码无法识别（可用 UTF-8、GB18030）',
  'pull-empty': '内容是空的，连表头也没有',
  'pull-column': p => `没有“${str(p, 'column')}”这一列；有：${str(p, 'columns')}`,
  'pull-not-json': '不是有效的 JSON',
  'pull-path': p => `${p.path ? `“${str(p, 'path')}”处` : '最外层'}不是列表`,
  'pull-row': p => `第 ${str(p, 'row')} 行的“${str(p, 'column')}”读不出来：${str(p, 'text') || '空'}`,
  'pull-sql': p => `数据库回答：${str(p, 'message')}`,
  'pull-secret': '密钥打不开，请重新填写',
  'pull-failed': '取数出错，详情见服务器日志',
  'pull-query-missing': '请写查询语句',
  'pull-indicator': '请选择本项目中可由后台数据得出的指标',
} satisfies Catalogue
