import type { Same } from '../say.ts'
import type { document as zh } from '../zh/document.ts'

const megabytes = (bytes: unknown) => `${Math.round(Number(bytes) / 100_000) / 10} MB`
const forms: Record<string, string> = {
  selfEvaluation: 'a self-evaluation table (绩效自评表)',
  monitoring: 'a monitoring table (绩效运行监控表)',
}

export const document: Same<typeof zh> = {
  'document-empty': 'There is nothing to read: the file is empty or blank.',
  'document-too-large': ({ bytes, limit }, format) =>
    bytes === undefined
      ? `Too much text: more than ${format.number(Number(limit))} characters.`
      : `Too large: ${megabytes(bytes)}; the limit is ${megabytes(limit)}.`,
  'document-too-many-lines': ({ limit }, format) => `Too many rows: more than ${format.number(Number(limit))}.`,
  'document-too-many-cells': ({ line, limit }) => `Row ${line} has too many columns: more than ${limit}.`,
  'document-unzipped-too-large': ({ limit }) => `The file unpacks to more than ${megabytes(limit)} and was not opened.`,
  'document-encoding':
    'No text can be read: this is not text, or its encoding is none of UTF-8, UTF-16 and GB18030 (GBK). Save it as UTF-8 and try again.',
  'document-unreadable': 'The file is damaged, or not a valid xlsx or docx file. You can copy the table and paste it instead.',
  'document-too-complex': 'The file’s structure is too complex and was not opened. You can copy the table and paste it instead.',
  'batch-too-many': ({ limit }) => `At most ${limit} files are checked at a time: from this one on nothing in this zip was read.`,
  'document-encrypted': 'The file is protected by a password. Remove it and upload again.',
  'document-old-office':
    'This is an old file format (.xls, .doc) or a file with a password. Save it as .xlsx or .docx and upload again.',
  'document-pdf': 'PDF cannot be read. Open it, copy the table and paste it here.',
  'document-unknown-kind': 'This kind of file is not known. Upload xlsx, docx, html or txt, or paste the text.',
  'form-of-another-kind': ({ kind, line }) =>
    `This is not a declaration form; it looks like ${forms[String(kind)] ?? 'another form'}${line === null || line === undefined ? '' : ` (see the headings in line ${line})`}.`,
  'form-not-a-declaration':
    'This does not look like a declaration form (绩效目标申报表): neither the headings 指标名称 (name) and 目标值 (target) nor its labels were found.',
}
