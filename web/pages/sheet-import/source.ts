import type { Source } from '../../api/sheets.ts'

/** What somebody brings: a file as it is, or a pasted table; the server says what it is. */

export const mostBytes = 10 * 1024 * 1024
export const accepted = '.xlsx,.csv,.txt,.tsv,.docx,.html,.htm'

export const sourceOfFile = (file: File): Source => ({
  body: file,
  type: /\.html?$/i.test(file.name) ? 'text/html' : file.type || 'application/octet-stream',
  name: file.name,
})

/** A table copied from a page or from Word says more as HTML than as text. */
export const sourceOfText = (text: string, html: string): Source =>
  /<table[\s>]/i.test(html) ? { body: html, type: 'text/html', name: '' } : { body: text, type: 'text/plain', name: '' }
