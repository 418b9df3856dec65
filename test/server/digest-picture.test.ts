import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pictureWords } from '../../server/documents/digest-picture.ts'
import { drawer } from '../../server/pictures/draw.ts'
import { hanFont } from '../../server/pictures/han-font.ts'

const latin = new URL('../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf', import.meta.url).pathname
const figures = { rate: 0.06, behind: 1, hits: null, budget: 400_000_000, spent: 24_000_000, risk: 0 }
const picture = {
  asOf: 6,
  actual: [0.01, 0.02, 0.03, 0.04, 0.05, 0.06],
  budget: Array<number>(12).fill(1),
  expected: 0.5,
  signal: 'behind' as const,
}
const digest = { month: '2021-06', sentence: { 'zh-CN': '', en: '' }, worst: [], figures, picture }
const words = (lang: 'zh-CN' | 'en', chinese: boolean) => pictureWords(lang, digest, chinese)

describe('a digest’s picture', () => {
  test('says in words what it shows, in the reader’s language; numbers alone where no font has Chinese', () => {
    expect(words('zh-CN', true)).toEqual({
      budget: '全年预算 400.00万元',
      pace: '序时',
      rate: '6.0%',
      gap: '落后 44.0 个百分点',
    })
    expect(words('en', false)).toMatchObject({ pace: 'Pace', rate: '6.0%', gap: '44.0 points behind' })
    expect(Object.values(words('zh-CN', false)).join('')).toBe('100%6.0%')
  })

  test('shows its numbers: with the font they are ink, without it the paper stays empty there', async () => {
    const given = { ...picture, words: words('zh-CN', false) }
    const bare = drawer({ latin: '/nowhere.ttf', han: null })
    const plain = drawer({ latin, han: null })
    const [withFont, without] = await Promise.all([plain.draw(given, 'zh-CN'), bare.draw(given, 'zh-CN')])
    expect(withFont.length).toBeGreaterThan(without.length + 1000)
  })

  test('is the same picture each time it is drawn from the same figures', async () => {
    const given = { ...picture, words: words('en', false) }
    const { draw } = drawer({ latin, han: null })
    expect(Buffer.from(await draw(given, 'en')).equals(Buffer.from(await draw(given, 'en')))).toBe(true)
  })

  test('a machine with a known Chinese font draws the words with it; one without does not try', async () => {
    expect(hanFont(() => false)).toBeNull()
    expect(hanFont(file => file.includes('noto-cjk'))).toEqual({
      file: '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
      family: 'Noto Sans CJK SC',
    })
    expect(drawer({ latin, han: null }).chinese).toBe(false)
    const han = hanFont()
    expect(han === null).toBe(!existsSync(han?.file ?? ''))
    const given = { ...picture, words: words('zh-CN', true) }
    // A Chinese word is ink only where its font is there: the Latin one alone leaves boxes or nothing, and other dots.
    const drawn = han && (await drawer({ latin, han }).draw(given, 'zh-CN'))
    const latinOnly = await drawer({ latin, han: null }).draw(given, 'zh-CN')
    expect(drawn === null || !Buffer.from(drawn).equals(Buffer.from(latinOnly))).toBe(true)
  })
})
