/** What somebody brings: pasted text or HTML, or a file; with the type the server expects, or why it cannot be read. */
export type Source = { body: string | Blob; type: string; name: string | null; size: number }
export type SourceFault = 'empty' | 'too-large' | 'unsupported'

export const limit = 10 * 1024 * 1024

const types: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/plain',
  md: 'text/plain',
  html: 'text/html',
  htm: 'text/html',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
export const accepted = Object.keys(types)
  .map(ending => `.${ending}`)
  .join(',')

/** A table copied from a page or from Word says more as HTML than as text. */
export const prefersHtml = (html: string): boolean => /<table[\s>]/i.test(html)

export function sourceOfText(text: string, html: string): Source | SourceFault {
  const asHtml = prefersHtml(html)
  const body = asHtml ? html : text
  const size = new Blob([body]).size
  if (body.trim() === '') return 'empty'
  return size > limit ? 'too-large' : { body, type: asHtml ? 'text/html' : 'text/plain', name: null, size }
}

export function sourceOfFile(file: File): Source | SourceFault {
  const type = types[file.name.split('.').at(-1)!.toLowerCase()]
  if (!type) return 'unsupported'
  if (file.size === 0) return 'empty'
  return file.size > limit ? 'too-large' : { body: file, type, name: file.name, size: file.size }
}
