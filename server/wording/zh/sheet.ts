import { num, str, yes } from '../param.ts'
import type { Catalogue } from '../say.ts'
import type { Params } from '#domain/problem'
import type { Format } from '../format.ts'

const n = (p: Params, key: string, f: Format) => f.number(num(p, key))
const tab = (p: Params) => (p.name ? `工作表“${str(p, 'name')}”` : '本表')
const sources: Record<string, string> = { register: '采购合同台账', counter: '系统后台数据' }
const range = (p: Params, f: Format) =>
  num(p, 'low') === null ? '' : `（95% 区间 ${f.percent(num(p, 'low'))}–${f.percent(num(p, 'high'))}）`
const verdicts: Record<string, (target: string) => string> = {
  met: target => `，可以判断已达到 ${target}`,
  missed: target => `，可以判断未达到 ${target}`,
  undecided: target => `，是否达到 ${target} 尚不足以判断`,
}
const verdict = (p: Params) => (p.decision && p.target ? verdicts[str(p, 'decision')]!(str(p, 'target')) : '')
const back = (p: Params, f: Format) =>
  num(p, 'sent') === null
    ? ''
    : `，发出 ${n(p, 'sent', f)} 份、回收率 ${f.percent(num(p, 'responseRate'))}${yes(p, 'moreThanSent') ? '（收回多于发出，请核对发出份数）' : ''}`
const few = (p: Params, f: Format) => (yes(p, 'few') ? `。只有 ${n(p, 'rows', f)} 份有效答卷，样本太少，结论仅供参考` : '')
const several = (p: Params, f: Format) => ((num(p, 'sheets') ?? 1) > 1 ? `（${n(p, 'sheets', f)} 份清单合计）` : '')

/** Evidence sheets: why one is refused, what to know of how it was read, and what it says. */
export const sheet = {
  'document-macros': '这个文件带有宏（.xlsm 或含 VBA），为安全起见不打开。请另存为不含宏的 .xlsx 后再上传。',
  'document-picture': '这是图片，不是表格（扩展名可能改过）。图片请作为佐证资料上传；这里请用 xlsx、csv，或复制表格后粘贴。',
  'sheet-too-many-rows': (p, f) =>
    `超过 ${n(p, 'limit', f)} 行，没有读取。请按学校或班级分成几份导入，同一指标同一月份的几份会自动相加。`,
  'sheet-unreadable': '这份清单读不出来',
  'sheet-unreadable.detail': '请按下面的说明处理后再上传；本次没有保存任何内容。',
  'sheet-choices-malformed': '选择的列不对',
  'sheet-choices-malformed.detail': '参数 choices 应是一段 JSON，例如 {"kind":"survey"}。',
  'sheet-unknown-indicator': '项目中没有这个指标',
  'sheet-unknown-indicator.detail': p => `没有编号为 ${str(p, 'id')} 的指标，请重新选择。`,
  'sheet-other-unit': '该单位不填报这个指标',
  'sheet-other-unit.detail': p => `所选单位不是“${str(p, 'indicator')}”的填报单位。`,
  'sheet-derived': '该指标由支出台账计算',
  'sheet-derived.detail': p => `“${str(p, 'indicator')}”由支出台账自动计算，不从清单得出。`,
  'sheet-fed-otherwise': '该指标已有其他数据来源',
  'sheet-fed-otherwise.detail': p =>
    `“${str(p, 'indicator')}”已由${sources[str(p, 'kind')] ?? '其他明细'}计算。要改由清单得出，请先在那里改回人工填报。`,
  'sheet-impossible': '该指标不能由清单得出',
  'sheet-impossible.detail': p => `“${str(p, 'indicator')}”填的是等级，清单里的数不能替人判断，请在月报中填写。`,
  'sheet-there': '同一份文件已经导入过',
  'sheet-there.detail': p => `“${str(p, 'name')}”已用于 ${str(p, 'month')}，没有重复计算。如需更正，请先移除那一份。`,
  'sheet-removed': '这份清单已经移除',
  'sheet-removed.detail': p => `“${str(p, 'name')}”已不参与计算。`,
  'sheet-columns-missing': '还缺少必要的列',
  'sheet-columns-missing.detail': '请指明每一项在哪一列后再导入。',
  'sheet-no-rows': '没有可以导入的行',
  'sheet-no-rows.detail': '表头下面没有内容，或所选的列都是空的。',

  'sheet-hidden': p => `工作表“${str(p, 'name')}”是隐藏的，没有读取；需要时请取消隐藏后再上传。`,
  'sheet-hidden-rows': (p, f) => `${tab(p)}有 ${n(p, 'count', f)} 个隐藏的行（可能是筛选），已一并读取。`,
  'sheet-not-read': p => `工作表“${str(p, 'name')}”的表头不同，没有读取；可以在下面改选。`,
  'sheet-merged': (p, f) => `${tab(p)}有 ${n(p, 'count', f)} 处纵向合并单元格，合并的值用于其中每一行。`,
  'sheet-errors': (p, f) => `${tab(p)}有 ${n(p, 'count', f)} 个公式出错或未计算（首个在 ${str(p, 'place')}），这些行不计入。`,
  'sheet-serial-dates': (p, f) =>
    `有 ${n(p, 'count', f)} 个日期是数字（如首个 ${str(p, 'place')} 读作 ${str(p, 'day')}），请核对。`,
  'sheet-by-name': '没有账号、学号一类的列，按姓名认人：同名的会当作一人。',
  'sheet-no-event': '没有赛项、场次一类的列，同一人的几行都按人次计。',
  'sheet-basic': '有“基本满意”的答案：默认不计入满意，请按问卷说明确认。',
  'sheet-roster-missing': '还没有在校人数清册：导入清册后才能算出使用率。',
  'sheet-accounts-missing': '还没有本月的账户清单：导入账户清单后才能算出使用率。',
  'sheet-none-counts': '没有一行能计入，请检查所选的列和分制。',

  'result.survey.share': (p, f) =>
    `有效 **${n(p, 'rows', f)}** 份${back(p, f)}，满意 **${n(p, 'numerator', f)}** 份：**${f.percent(num(p, 'ratio'))}**${range(p, f)}${verdict(p)}${several(p, f)}${few(p, f)}。`,
  'result.survey.score': (p, f) =>
    `有效 **${n(p, 'rows', f)}** 份${back(p, f)}，平均得分率 **${f.percent(num(p, 'ratio'))}**${range(p, f)}${verdict(p)}${several(p, f)}${few(p, f)}。`,
  'result.usage': (p, f) =>
    `在册 **${n(p, 'denominator', f)}** 人中 **${n(p, 'numerator', f)}** 人有使用账户：**${f.percent(num(p, 'ratio'))}**；${n(p, 'without', f)} 人没有账户，${n(p, 'strangers', f)} 个账户不在清册中（不计）。清册为 ${str(p, 'rosterMonth')}${several(p, f)}。`,
  'result.signUp.personTimes': (p, f) =>
    `**${n(p, 'rows', f)}** 人次（${n(p, 'persons', f)} 人）；按指标要求计人次${several(p, f)}。`,
  'result.signUp.persons': (p, f) =>
    yes(p, 'toDate')
      ? `本月 ${n(p, 'persons', f)} 人、${n(p, 'rows', f)} 人次；年初至今不重复 **${n(p, 'value', f)}** 人${several(p, f)}。`
      : `本月 ${n(p, 'persons', f)} 人、${n(p, 'rows', f)} 人次，其中 ${n(p, 'earlier', f)} 人前几个月已计过；本月新增 **${n(p, 'value', f)}** 人，各月相加不重复${several(p, f)}。`,
  'result.acceptance': (p, f) =>
    num(p, 'denominator') === null
      ? `验收合格 **${n(p, 'passed', f)}** 项，不合格 ${n(p, 'failed', f)} 项${several(p, f)}。`
      : `已验收 **${n(p, 'rows', f)}** 项，合格 **${n(p, 'passed', f)}** 项：**${f.percent(num(p, 'ratio'))}**${several(p, f)}。`,
  'result.document': (p, f) => `已到“**${str(p, 'level')}**”阶段（${n(p, 'rows', f)} 份文件）${several(p, f)}。`,
} satisfies Catalogue
