import type { Params } from '#domain/problem'
import { str } from '../param.ts'
import type { Catalogue } from '../say.ts'

/** Where a placeholder stands, as a person looks for it. */
function at(p: Params): string {
  if (p.cellRef !== undefined) return `工作表“${str(p, 'sheet')}”${str(p, 'cellRef')} 单元格`
  if (p.part === 'note') return `工作表“${str(p, 'sheet')}”${str(p, 'noteRef')} 的批注`
  if (p.sheet !== undefined) return `工作表“${str(p, 'sheet')}”的${p.part === 'box' ? '文本框' : '页眉页脚'}`
  const part = p.part === 'header' ? '页眉中' : p.part === 'footer' ? '页脚中' : ''
  if (p.table === undefined) return `${part}第 ${str(p, 'paragraph')} 段`
  return p.row === undefined ? `${part}第 ${p.table} 张表` : `${part}第 ${p.table} 张表第 ${p.row} 行第 ${p.cell} 格`
}
const near = (p: Params) =>
  p.nearest === null || p.nearest === undefined ? '，也没有相近的' : `，是不是“${str(p, 'nearest')}”？`

/** Why a file is no template, and what keeps a template from being used. */
export const template = {
  'template-refused': '这个文件不能作为模板',
  'template-refused.detail': p => `有 ${p.count} 处需要改正，全部改好后再上传；没有保存任何内容。`,
  'template-name-missing': '请填写模板名称',
  'template-name-missing.detail': '名称用来区分同一单位的几个模板，也写进导出文件的文件名。',
  'template-retired': '模板已停用',
  'template-retired.detail': '已有人先停用了它，请刷新后再看。',
  'template-project-missing': '请选一个项目',
  'template-project-missing.detail': '预览要用一个真实项目的数据，请选择您能查看的项目。',
  'unknown-template': '没有这个模板',
  'unknown-template.detail': '模板不存在、已停用，或不适用于这个单位。',
  'template-portfolio-large': p => `共 ${str(p, 'count')} 个项目，超过一份表的 ${str(p, 'most')} 个`,
  'template-portfolio-large.detail': '请按年度或单位缩小范围后再导出；不会只导出一部分。',
  'template-lost': '模板文件打不开',
  'template-lost.detail': '记录还在，文件已损坏，请重新上传模板。',
  'template-unknown': p => `${at(p)}：不认识占位符“${str(p, 'name')}”${near(p)}`,
  'template-unknown-block': p => `${at(p)}：没有名为“${str(p, 'name')}”的重复块${near(p)}`,
  'template-half': p => `${at(p)}：占位符的括号不成对（${str(p, 'text')}）`,
  'template-option': p => `${at(p)}：“${str(p, 'name')}”后的“${str(p, 'option')}”不认识，只可写“合并”`,
  'template-picture': p => `${at(p)}：“${str(p, 'name')}”是图，只能放在 Word 模板中，并单独占一段`,
  'template-not-begun': p => `${at(p)}：重复块“${str(p, 'name')}”有结尾，没有开头`,
  'template-not-closed': p => `${at(p)}：重复块“${str(p, 'name')}”没有结尾，请在最后一格写 {{/${str(p, 'name')}}}`,
  'template-crossed': p => `${at(p)}：重复块“${str(p, 'other')}”还没有结束，就结束了“${str(p, 'name')}”`,
  'template-block-apart': p =>
    `重复块“${str(p, 'name')}”的开头和结尾不在一起：须在同一张表的行中，或都在表外的段落中，且不与别的块同行`,
  'template-empty': '文件中没有一个占位符，没有什么可填',
  'template-not-office': '不是真正的 xlsx 或 docx 文件（按内容识别，与扩展名无关）',
  'template-macros': '文件含有宏或可执行的嵌入对象，请另存为不含宏的 xlsx 或 docx 后再上传',
  'template-external': p => `文件会从别处取内容（${str(p, 'link')}），请去掉外部链接后再上传`,
} satisfies Catalogue
