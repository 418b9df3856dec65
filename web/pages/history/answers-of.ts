import type { AnsweredQuestion } from '../../api/questions.ts'
import type { Version } from './versions.ts'

const keyOf = ({ kind, row }: Version) =>
  kind === 'actual' ? `${row.indicatorId}.${row.agencyId}.${row.month}` : `0.${row.subprojectId}.${row.month}`

/** Each answer by the version it was about: the newest one there was when it was given; the rest is about whole months. */
export function answersOf(versions: readonly Version[], answers: readonly AnsweredQuestion[]) {
  const newestFirst = new Map<string, Version[]>()
  for (const version of versions) newestFirst.set(keyOf(version), [...(newestFirst.get(keyOf(version)) ?? []), version])
  const beside = new Map<string, AnsweredQuestion[]>()
  const whole: AnsweredQuestion[] = []
  for (const answer of answers) {
    const rows = newestFirst.get(`${answer.indicatorId}.${answer.agencyId}.${answer.month}`)
    const about = rows?.find(({ recordedAt }) => recordedAt <= answer.at) ?? rows?.at(-1)
    if (about) beside.set(about.key, [...(beside.get(about.key) ?? []), answer])
    else whole.push(answer)
  }
  return { beside, whole }
}
