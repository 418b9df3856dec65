/** Words of files behind values 佐证资料: what is taken, and the signs around a number in a text. */

/** Kinds of files that are taken as evidence; what a file is, is seen from its content. */
export const fileTypes = ['pdf', 'png', 'jpeg', 'webp', 'gif', 'bmp', 'xlsx', 'docx'] as const
export type FileType = (typeof fileTypes)[number]

/** Endings a name may have for what the content is. */
export const endingsOf: Record<FileType, readonly string[]> = {
  pdf: ['pdf'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg', 'jfif'],
  webp: ['webp'],
  gif: ['gif'],
  bmp: ['bmp', 'dib'],
  xlsx: ['xlsx'],
  docx: ['docx'],
}

export const mimeOf: Record<FileType, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** Multipliers and per cents behind a number; long ones first. */
export const numberMarks: readonly { word: string; by: number }[] = [
  { word: '万亿', by: 1e12 },
  { word: '千亿', by: 1e11 },
  { word: '百亿', by: 1e10 },
  { word: '亿', by: 1e8 },
  { word: '千万', by: 1e7 },
  { word: '百万', by: 1e6 },
  { word: '十万', by: 1e5 },
  { word: '万', by: 1e4 },
  { word: '千', by: 1e3 },
  { word: '%', by: 0.01 },
  { word: '个百分点', by: 0.01 },
  { word: '百分点', by: 0.01 },
  { word: '‰', by: 0.001 },
]

/** What makes a number a date, a place in a list or the number of a document rather than a figure. */
export const notAFigureBefore = /(第|〔|编号|电话|邮编|账号)[\s:]*$|[A-Za-z_]$|\d[./:-]$/
export const notAFigureAfter = /^\s*(年(?![级龄均度])|月(?!均)|日(?!均)|号|〕|[.:/-]\d|[A-Za-z_]{1,3}\d)/

/** Words beside the total of a list. */
export const totalWords = /合计|总计|共计|累计|总数|总[人场次量]|小计|共\s*$|total|sum/i
