import { figureText, num, str } from '../param.ts'
import type { Catalogue } from '../say.ts'
import type { Params } from '#domain/problem'

/** What is wrong with an entry, and what to do about it. */
const of = (p: Params) => (p.indicator ? `“${str(p, 'indicator')}”` : '')
const ofMoney = (p: Params) => (p.subproject ? `“${str(p, 'subproject')}”` : '')

const stateWords: Record<string, string> = { running: '在实施', suspended: '已暂停', closed: '已结束', merged: '已并入其他项目' }

const rowSource: Record<string, string> = { register: '采购合同台账', sheet: '导入的佐证清单', counter: '系统后台数据' }

const fileKinds: Record<string, string> = {
  pdf: 'PDF 文件',
  png: 'PNG 图片',
  jpeg: 'JPEG 图片',
  webp: 'WebP 图片',
  gif: 'GIF 图片',
  bmp: 'BMP 图片',
  xlsx: 'Excel 工作簿（xlsx）',
  docx: 'Word 文档（docx）',
}

export const problem = {
  'shape-not-counted': '该指标不是可逐月累加的数量，没有进度形状',
  'shape-target-zero': '指标值为 0 或为负，不能分到各月',
  'shape-empty': '没有可用的月份',
  'shape-negative': '有月份为负数，不能作为进度形状',
  'shape-zero-year': '全年都是 0，看不出各月的多少',
  'shape-single-point': '上年只有一个月的数，不足以看出全年的形状',
  'shape-no-plan': '申报时没有月度计划',
  'shape-no-recipe': '该指标不从采购合同台账计数，没有计划验收月份',
  'shape-no-twin': '上年没有同一个指标',
  'shape-twin-gone': '已确认的上年指标现在找不到了',
  'shape-twin-unconfirmed': '请先由人确认上年的同一个指标',
  'unknown-twin': '上年项目中没有这个指标',
  'shape-needs-document': '已有月报审核通过：改变进度须写明文号和理由，由他人批准',
  'file-empty': '文件是空的',
  'file-archive': '压缩包不能作为佐证资料，请解压后逐个上传',
  'file-macros': '文件含有宏或可执行的嵌入对象，请另存为不含宏的 xlsx 或 docx 后再上传',
  'file-markup': '网页和矢量图（HTML、SVG、XML）不能作为佐证资料，请打印为 PDF 后上传',
  'file-executable': '程序和脚本不能作为佐证资料',
  'file-old-office': '旧版 Office 文件（xls、doc、ppt）无法检查其中是否有宏，请另存为 xlsx、docx 或 PDF 后上传',
  'file-damaged': '文件已损坏或加了密码，无法检查，请重新保存后上传',
  'file-unknown': '认不出这个文件的种类，请转为 PDF、图片、xlsx 或 docx 后上传',
  'file-named-otherwise': p =>
    `文件名以 .${str(p, 'ending')} 结尾，内容却是${fileKinds[str(p, 'type')] ?? ''}，请核对后改名或重新导出`,
  'duplicate-name': p => `子项目“${str(p, 'name')}”重复，请改名或合并`,
  'no-such-subproject': p => `没有名为“${str(p, 'name')}”的子项目`,
  'duplicate-month': '同一个月在计划中出现了两次',
  'not-a-reviewer': '此账号不是启用中的评审专家',
  'duplicate-contributor': '同一个单位在填报单位中出现了两次',
  'correction-needs-note': '本月已审核过，更正须在备注写明原因',
  'stages-in-use': p => `已填报的阶段“${str(p, 'level')}”不在新的阶段里，请保留它`,
  'month-outside-year': p => `${str(p, 'month')} 不在项目年度 ${str(p, 'year')} 年内`,
  'unknown-previous-project': p => `没有编号为 ${str(p, 'id')} 的项目，或不在您可以查看的范围内`,
  'previous-project-year': p => `“${str(p, 'name')}”是 ${str(p, 'year')} 年的项目，上年项目须是 ${str(p, 'expected')} 年的`,
  'act-not-possible': p => `项目${stateWords[str(p, 'state')] ?? ''}${p.archived ? '并归档' : ''}，现在不能登记这项变动`,
  'act-before-last': p => `变动须按时间先后登记，生效月不能早于上一次变动的 ${str(p, 'month')}`,
  'act-before-start': p => `项目自 ${str(p, 'month')} 起实施，生效月不能更早`,
  'merge-too-early': p => `项目自 ${str(p, 'month')} 起实施，并入其他项目须在其后的月份`,
  'data-after-end': p => `${str(p, 'month')} 已有数据，项目不能在此之前结束`,
  'month-approved': p => `${str(p, 'month')} 的月报已审核，追溯登记只能由财政局办理`,
  'same-start': p => `实施起始月已经是 ${str(p, 'month')}`,
  'start-after-data': p => `${str(p, 'month')} 已有数据，实施起始月不能更晚`,
  'archive-too-early': p => `项目结束、合并后，或 ${str(p, 'year')} 年度过后才能归档`,
  'same-unit': '项目已在这个单位',
  'unit-needed': '请选择划入的单位',
  'unknown-unit': '没有这个单位，或不在您管理的范围内；跨部门划转由财政局办理',
  'unit-has-namesake': p => `该单位本年度已有同名项目“${str(p, 'name')}”`,
  'project-needed': '请选择并入的项目',
  'unknown-project': '没有这个项目，或不在您管理的范围内',
  'merge-other-year': p => `只能并入 ${str(p, 'year')} 年度的另一个项目`,
  'merge-into-ended': p => `“${str(p, 'name')}”已结束或归档，不能并入`,
  'masked-text': '含有 * 的文字是遮蔽后的显示，不能保存；请填完整内容，或保持不变',
  'target-uncertain': p => `指标值“${str(p, 'raw')}”不能确定怎样理解，请写明方向、数和单位，如“≥80%”`,
  'unknown-indicator': p => `项目中没有编号为 ${str(p, 'id')} 的指标`,
  'duplicate-entry': p => `${of(p)}同一单位在本次提交中重复，第 ${str(p, 'first')} 条已有`,
  derived: p =>
    `${of(p)}由支出台账自动计算（${p.derivation === 'executionRate' ? '实际支出 ÷ 到位资金' : '（支出 − 非专用支出）÷ 支出'}），请改填支出；确需另填一个数，须在备注写明理由`,
  'rows-say-otherwise': p =>
    `${of(p)}按${rowSource[str(p, 'source')]}应为 ${figureText(p)}；要另填一个数或清空，须在备注写明理由`,
  'payments-say-otherwise': (p, f) =>
    `子项目${ofMoney(p)}台账付款合计 ${f.moneyWithUnit(num(p, 'spent'))}；另填一个数须在备注写明理由`,
  'payments-off-purpose': (p, f) =>
    `子项目${ofMoney(p)}台账付款中非专用支出合计 ${f.moneyWithUnit(num(p, 'offPurpose'))}；另填一个数须在备注写明理由`,
  'not-a-contributor': p => `编号为 ${str(p, 'agency')} 的单位不是${of(p)}的填报单位`,
  'not-a-number': p => `${of(p)}不是一个数`,
  'value-and-not-applicable': p => `${of(p)}既填了数又注明“本月不适用”，只能二选一`,
  'not-applicable-needs-note': p => `${of(p)}注明“本月不适用”时须写明原因`,
  'nothing-entered': p => `${of(p)}没有填任何内容；要清空请填 null，零请填 0`,
  'number-expected': p => `${of(p)}要填数，不填等级`,
  'level-and-number': p => `${of(p)}既填了等级又填了数，只能填等级`,
  'unknown-level': p => `${of(p)}没有“${str(p, 'level')}”这一等级或阶段，可填：${str(p, 'choices')}`,
  'level-expected': p => `${of(p)}要填等级或阶段，不填数；可填：${str(p, 'choices')}`,
  'one-number-expected': p => `${of(p)}只填一个数，不填分子分母`,
  'value-and-fraction': p => `${of(p)}既填了百分比又填了分子分母，只能填一种；有分子分母时请填分子分母`,
  'denominator-missing': p => `${of(p)}填了分子，缺分母`,
  'numerator-missing': p => `${of(p)}填了分母，缺分子`,
  'denominator-negative': p => `${of(p)}的分母不能为负`,
  'denominator-zero': (p, f) => `${of(p)}分母为 0 而分子为 ${f.number(num(p, 'numerator'))}；本月无可计量时两者都填 0`,
  'negative-needs-note': p => `${of(p)}为负数（冲减）时须写明原因`,
  'unknown-subproject': p => `项目中没有编号为 ${str(p, 'id')} 的子项目`,
  'duplicate-expenditure': p => `子项目${ofMoney(p)}在本次提交中重复，第 ${str(p, 'first')} 条已有`,
  'question-gone': '这个疑问已不存在：数据已改变，请刷新后再看',
  'not-fen': p => `子项目${ofMoney(p)}的金额须为整数（分）`,
  'negative-money-needs-note': (p, f) => `子项目${ofMoney(p)}金额为负（${f.moneyWithUnit(num(p, 'amount'))}）时须写明原因`,
  'no-such-unit': p => `没有编码或编号为“${str(p, 'code')}”的单位，请先由财政部门登记该单位`,
  'contributor-has-values': p => `${str(p, 'unit')}已填报过这项指标，不能从分担单位中去掉`,
} satisfies Catalogue
