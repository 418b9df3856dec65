import type { Catalogue } from '../say.ts'

const megabytes = (bytes: unknown) => `${Math.round(Number(bytes) / 100_000) / 10} MB`
const forms: Record<string, string> = { selfEvaluation: '绩效自评表', monitoring: '绩效运行监控表' }

/** Why a file or a pasted text cannot be read, by code. */
export const document = {
  'document-empty': '没有内容：文件是空的，或只有空白。',
  'document-too-large': ({ bytes, limit }) =>
    bytes === undefined ? `文字太多，超过 ${Number(limit)} 字。` : `内容太大：${megabytes(bytes)}，上限 ${megabytes(limit)}。`,
  'document-too-many-lines': ({ limit }, format) => `行数太多，超过 ${format.number(Number(limit))} 行。`,
  'document-too-many-cells': ({ line, limit }) => `第 ${line} 行的列太多，超过 ${limit} 列。`,
  'document-unzipped-too-large': ({ limit }) => `文件解压后太大，超过 ${megabytes(limit)}，没有打开。`,
  'document-encoding': '读不出文字：不是文本，或编码不是 UTF-8、UTF-16、GB18030（GBK）。请另存为 UTF-8 再试。',
  'document-unreadable': '文件已损坏，或不是有效的 xlsx、docx 文件。可以复制表格内容后粘贴。',
  'document-too-complex': '文件的结构过于复杂，没有打开。可以复制表格内容后粘贴。',
  'batch-too-many': ({ limit }) => `一次最多核对 ${limit} 个文件，这个压缩包里从这个文件起没有再读。`,
  'document-encrypted': '文件有密码保护，请去掉密码后再上传。',
  'document-old-office': '这是旧格式（.xls、.doc）或加了密码的文件，请另存为 .xlsx 或 .docx 后再上传。',
  'document-pdf': '不能读取 PDF。请打开后复制表格内容，再粘贴到这里。',
  'document-unknown-kind': '不认识这种文件。可以上传 xlsx、docx、html、txt，或直接粘贴文字。',
  'form-of-another-kind': ({ kind, line }) =>
    `这不是绩效目标申报表，而像是${forms[String(kind)] ?? '另一种表'}${line === null || line === undefined ? '' : `（见第 ${line} 行的表头）`}。`,
  'form-not-a-declaration': '这不像绩效目标申报表：没有找到“指标名称”“目标值”的表头，也没有找到申报表的栏目。',
} satisfies Catalogue
