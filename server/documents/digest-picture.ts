import type { BurnUpView } from '#charts/burn-up-view'
import type { Language } from '#domain/vocabulary'
import { pointsApart } from '#wording/overview-lead'
import { formats } from '#wording/say'
import { overviewWords } from '#wording/ui-overview'
import type { Digest } from '../answers/digest-answer.ts'

/** What stands in a digest's picture. Without a font for the reader's language it carries numbers, and the letter the words. */
export function pictureWords(lang: Language, { figures, picture }: Digest, chinese: boolean): BurnUpView['words'] {
  const [t, f] = [overviewWords[lang], formats[lang]]
  const rate = f.rate(figures.rate)
  if (lang === 'zh-CN' && !chinese) return { budget: '100%', pace: '', rate, gap: '' }
  const apart = figures.rate === null || !picture ? null : pointsApart(figures.rate, picture.expected)
  return {
    budget: `${t.fullBudget} ${f.moneyWithUnit(figures.budget)}`,
    pace: t.pace,
    rate,
    gap: apart === null ? '' : apart.slower ? t.behindBy(apart.points) : t.aheadBy(apart.points),
  }
}
