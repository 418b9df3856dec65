/** Rich text of a form as lines to read and edit, and back; the server sanitises whatever comes. */
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }

export function toPlain(html: string): string {
  if (!/<[a-z/][^>]*>/i.test(html)) return html.trim()
  return html
    .replaceAll(/<(?:br\s*\/?|\/p|\/div|\/li|\/tr|\/h\d)>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

export const toRich = (text: string): string =>
  text.trim() === ''
    ? ''
    : text
        .split('\n')
        .map(line => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`)
        .join('')
