import { levelWord } from '#wording/level'
import { dayWords } from '#wording/ui-day'
import { historyWords } from '#wording/ui-history'
import type { Declared } from '../../api/declarations.ts'
import type { AnsweredQuestion } from '../../api/questions.ts'
import { Answered } from '../../ui/answered.tsx'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'
import type { Actual, Version } from './versions.ts'

type Props = {
  version: Version
  /** What was asked about this very value, and answered. */
  answers: readonly AnsweredQuestion[] | undefined
  project: Declared
  names: ReadonlyMap<number, string>
}

/** One version: what was recorded, when, by whom, why, and whether it still counts. */
export function VersionRow({ version, answers = [], project, names }: Props) {
  const { t, lang, format } = useWording(historyWords)
  const { t: day } = useWording(dayWords)
  const { row, later } = version
  return (
    <tr className={later ? 'later' : version.inForce ? undefined : 'replaced'}>
      <td>{momentText(row.recordedAt, lang)}</td>
      <td>{format.month(row.month)}</td>
      <th scope="row">
        {version.kind === 'actual' ? (
          <IndicatorName row={version.row} project={project} names={names} />
        ) : (
          subprojectName(project, version.row.subprojectId)
        )}
      </th>
      <td className="history-value">
        {version.kind === 'actual'
          ? actualText(version.row)
          : t.money(format.money(version.row.spent), format.money(version.row.allocated), format.money(version.row.offPurpose))}
      </td>
      <td>{row.recordedBy ?? '—'}</td>
      <td>
        {row.version}{' '}
        <span className={version.inForce ? 'history-mark now' : 'history-mark'}>
          {later ? day.laterMark : version.inForce ? t.inForce : t.replaced}
        </span>
      </td>
      <td>
        {row.note}
        {answers.map(answer => (
          <Answered key={`${answer.code}.${answer.version}`} given={answer} />
        ))}
      </td>
    </tr>
  )

  function actualText(row: Actual): string {
    if (row.state === 'cleared') return t.cleared
    if (row.state === 'notApplicable') return t.absent
    const target = project.indicators.find(one => one.id === row.indicatorId)?.target
    if (row.level !== null) return target ? levelWord(lang, row.level, target) : row.level
    if (row.numerator !== null && row.denominator !== null) {
      const share = row.denominator === 0 ? null : row.numerator / row.denominator
      return `${format.number(row.numerator)} ÷ ${format.number(row.denominator)} = ${format.percent(share)}`
    }
    return format.quantity(row.value, target?.unit ?? '', target?.scale ?? 1)
  }
}

const subprojectName = (project: Declared, id: number) => project.subprojects.find(one => one.id === id)?.name ?? `#${id}`

function IndicatorName({ row, project, names }: { row: Actual; project: Declared; names: ReadonlyMap<number, string> }) {
  const { t } = useWording(historyWords)
  const indicator = project.indicators.find(one => one.id === row.indicatorId)
  return (
    <>
      {indicator?.name ?? `#${row.indicatorId}`}
      {(indicator?.contributors.length ?? 0) > 1 && t.unit(names.get(row.agencyId) ?? `#${row.agencyId}`)}
    </>
  )
}
