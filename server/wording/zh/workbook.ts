import { str } from '../param.ts'
import type { Catalogue } from '../say.ts'
import type { Params } from '#domain/problem'

const of = (p: Params) => (p.name ? `“${str(p, 'name')}”` : '')
const again = '请重新下载填报表再填。'

/** What is wrong in a returned entry workbook 填报表, and what to do about it. */
export const workbook = {
  'workbook-macros': '文件里有宏（VBA）。请另存为不含宏的 .xlsx 后再上传。',
  'workbook-is-image': '这是一张图片，不是表格。请上传填好的填报表（.xlsx）。',
  'workbook-is-pdf': '这是 PDF，不是表格。请上传填好的填报表（.xlsx）。',
  'workbook-is-text': '这是文本文件（如 CSV），不是 xlsx 工作簿。CSV 不带行的标识，请在填报表里填写并另存为 .xlsx。',
  'workbook-not-xlsx': '这不是 xlsx 工作簿。请上传从本系统下载、填好的填报表。',
  'workbook-not-ours': '这不是从本系统下载的填报表，或其中的标识已丢失（例如内容被复制到了另一个文件）。' + again,
  'workbook-old': '这份填报表是旧版本的格式。' + again,
  'workbook-no-sheet': '没有找到填报的工作表：标题行或隐藏的第一列已被删除。' + again,
  'workbook-heading': p =>
    `列标题应为“${str(p, 'expected')}”，现在是“${str(p, 'found')}”，可能插入、删除或移动了列。请改回，或重新下载。`,
  'workbook-merged': p => `${str(p, 'range')} 合并了单元格，分不清各格的内容。请取消合并后分别填写。`,
  'workbook-row-extra': '这一行是插入的，没有标识，不会被读取。请把内容填到原有的行里，并删除这一行。',
  'workbook-row-unknown': p => `${of(p)}这一行的标识不属于这份填报表，可能是从别的文件复制来的。${again}`,
  'workbook-row-twice': p => `${of(p)}出现了两次，第 ${str(p, 'first')} 行已有。请删除多出的一行。`,
  'workbook-row-missing': p => `${of(p)}这一行已被删除。${again}`,
  'workbook-row-gone': p => `项目里已没有${of(p)}，或不由您填报。${again}`,
  'workbook-row-renamed': p => `${of(p)}现在是“${str(p, 'now')}”：指标已改名，或文件来自另一套系统。${again}`,
  'workbook-version-unknown': p => `${of(p)}的版本标识对不上，文件可能来自另一套系统。${again}`,
  'workbook-row-hidden': p => `${of(p)}所在的行被隐藏，里面的改动照样列在下面，请核对。`,
  'workbook-formula-error': p => `${of(p)}公式出错（${str(p, 'error')}）。请改正公式，或直接填数。`,
  'workbook-formula-empty': p => `${of(p)}公式还没有计算结果。请用表格软件打开、保存一次，或直接填数。`,
  'workbook-boolean': p => `${of(p)}是逻辑值（TRUE/FALSE），请填数或文字。`,
  'workbook-date': p => `${of(p)}是一个日期，不是数。请把单元格格式改为“常规”后重填。`,
  'workbook-not-a-number': p => `${of(p)}读不出数：“${str(p, 'text')}”。请只填一个数（可带万、%或单位）；说明请写在备注。`,
  'workbook-percent-in-count': p => `${of(p)}要填数，不填百分比（现在是 ${str(p, 'percent')}）。`,
  'workbook-percent-unclear': p => `${of(p)}要填百分比，“${str(p, 'number')}”分不清是多少。请写成带百分号的，如 85%。`,
  'workbook-percent-and-parts': p => `${of(p)}既有百分比又有分子分母。请填分子和分母，或只在左格写百分比、右格留空。`,
  'workbook-no-denominator': p => `${of(p)}没有分母，“${str(p, 'text')}”请删去或写在备注。`,
  'workbook-absent-unclear': p => `${of(p)}“本月不适用”一格只能选“是”或留空，现在是“${str(p, 'text')}”。`,
  'workbook-note-long': p => `${of(p)}备注超过 ${str(p, 'limit')} 字，请缩短。`,
  'workbook-not-money': p => `${of(p)}读不出金额：“${str(p, 'text')}”。请以万元填一个数，如 12.50。`,
  'workbook-below-fen': p => `${of(p)}${str(p, 'number')} 万元比一分钱还细。请最多保留 6 位小数。`,
} satisfies Catalogue
