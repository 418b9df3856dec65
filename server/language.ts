import type { Language } from '#domain/vocabulary'

/** The reader's language from Accept-Language; Chinese unless English is asked for first. */
export function languageOf(header: string | null | undefined): Language {
  const ranked = (header ?? '')
    .split(',')
    .map((part, i) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const q = rest.map(p => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean)
      return { tag: tag.toLowerCase(), q: q === undefined ? 1 : Number(q), i }
    })
    .filter(part => part.tag.startsWith('zh') || part.tag.startsWith('en'))
    .sort((a, b) => b.q - a.q || a.i - b.i)
  return ranked[0]?.tag.startsWith('en') ? 'en' : 'zh-CN'
}
