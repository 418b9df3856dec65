import type { Language } from '#domain/vocabulary'
import { hundredfold } from '#domain/decimal'
import { numberOf, yearOf, type Month } from '#domain/month'

/** Numbers as people of each language read them. Pure; money comes in fen, ratios as 0.85. */
export type Format = ReturnType<typeof formatFor>

const dash = '—'

const formatters = new Map<string, Intl.NumberFormat>()

/** Made once each: a page says hundreds of numbers, and making a formatter costs thirty times a number. */
function formatter(lang: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${lang} ${least} ${most}`
  let known = formatters.get(key)
  if (!known) {
    known = new Intl.NumberFormat(lang, { minimumFractionDigits: least, maximumFractionDigits: most })
    formatters.set(key, known)
  }
  return known
}

const plain = (lang: Language, value: number, digits: number) => formatter(lang, 0, digits).format(value)
const fixed = (lang: Language, value: number) => formatter(lang, 1, 1).format(value)
const cents = (lang: Language, value: number) => formatter(lang, 2, 2).format(value)

/** Plain numbers below a hundred million err by far less than this; nearer to a half the decimals themselves decide. */
const doubt = 1e-6

/** Rounded as it was written, not as its binary fraction happens to lie. A list says thousands of rates: nearly all are clear. */
function hundred(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value * 100
  const scale = 10 ** digits
  const plain = value * 100 * scale
  const clear = Math.abs(plain) < 1e8 && Math.abs(Math.abs(plain % 1) - 0.5) > doubt
  return clear ? Math.round(plain) / scale : Number(hundredfold(value, digits))
}

function large(lang: Language, value: number, scale: number, digits: number): string {
  if (lang === 'zh-CN') {
    const by = scale === 1e8 || Math.abs(value) >= 1e8 ? 1e8 : scale === 1e4 || Math.abs(value) >= 1e5 ? 1e4 : 1
    return plain(lang, value / by, by === 1 ? digits : 2) + (by === 1e8 ? '亿' : by === 1e4 ? '万' : '')
  }
  const size = Math.abs(value)
  if (size >= 1e6) return `${plain(lang, value / 1e6, 2)} M`
  if (size >= 1e4) return `${plain(lang, value / 1e3, 1)} k`
  return plain(lang, value, digits)
}

const short = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** 7月 · Jul. */
const monthName = (lang: Language, month: Month) => (lang === 'en' ? short[numberOf(month) - 1]! : `${numberOf(month)}月`)

export function formatFor(lang: Language) {
  return {
    lang,
    /** Names one after the other. */
    list: (names: readonly string[]) => names.join(lang === 'en' ? ', ' : '、'),
    /** Statements one after the other. */
    phrases: (said: readonly string[]) => said.join(lang === 'en' ? '; ' : '；'),
    /** What is said of something, and something said beside it. */
    named: (name: string, said: string) => (lang === 'en' ? `${name}: ${said}` : `${name}：${said}`),
    beside: (text: string, more: string) => (lang === 'en' ? `${text} (${more})` : `${text}（${more}）`),
    /** A bare number, grouped, at most `digits` decimals. */
    number: (value: number | null, digits = 4) => (value === null ? dash : plain(lang, value, digits)),
    /** 0.583 → 58.3%. */
    percent: (value: number | null, digits = 1) => (value === null ? dash : `${plain(lang, hundred(value, digits), digits)}%`),
    /** 0.5 → 50.0%: rates that stand under each other keep their decimal. */
    rate: (value: number | null) => (value === null ? dash : `${fixed(lang, hundred(value, 1))}%`),
    /** Fen in 万元 (¥10,000) with 2 decimals, without the unit's name. */
    money: (fen: number | null) => (fen === null ? dash : cents(lang, fen / 1e6)),
    /** Fen with the unit: 4,000.00万元 · ¥40.00 million. */
    moneyWithUnit: (fen: number | null) =>
      fen === null ? dash : lang === 'en' ? `¥${cents(lang, fen / 1e8)} million` : `${cents(lang, fen / 1e6)}万元`,
    /** Spent of a budget, the unit once where it is the same: 90.00 ÷ 100.00万元. */
    moneyOf: (part: number, whole: number | null) =>
      whole === null
        ? dash
        : lang === 'en'
          ? `¥${cents(lang, part / 1e8)} million ÷ ¥${cents(lang, whole / 1e8)} million`
          : `${cents(lang, part / 1e6)} ÷ ${cents(lang, whole / 1e6)}万元`,
    /** An indicator's value with its unit and display scale: 80万, 85%, 16所. */
    quantity: (value: number | null, unit: string, scale = 1, digits = 4) =>
      value === null
        ? dash
        : unit === '%'
          ? `${plain(lang, hundred(value, 2), 2)}%`
          : large(lang, value, scale, digits) + (lang === 'en' && unit ? ` ${unit}` : unit),
    month: (month: Month) => monthName(lang, month),
    /** 2021年7月 · Jul 2021. */
    yearMonth: (month: Month) =>
      lang === 'en' ? `${monthName(lang, month)} ${yearOf(month)}` : `${yearOf(month)}年${monthName(lang, month)}`,
  }
}
