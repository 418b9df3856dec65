import { Link } from '@tanstack/react-router'
import { numberOf } from '#domain/month'
import type { EvidenceList, EvidencePlace } from '#domain/evidence'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { evidenceWords } from '#wording/ui-evidence'
import { Card } from '../../ui/card.tsx'
import { useWord, useWording } from '../../ui/language.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { ValueFiles } from './value-files.tsx'

type Chosen = Pick<EvidencePlace, 'indicatorId' | 'month'> | null
type Props = { progress: Progress; list: EvidenceList; chosen: Chosen; onChoose: (place: Chosen) => void }

/** Each indicator's months with the grade of what was reported; a cell opens its files. */
export function GradeGrid({ progress, list, chosen, onChoose }: Props) {
  const { t } = useWording(evidenceWords)
  const counts = new Map<string, number>()
  for (const item of list.items)
    if (!item.removed)
      for (const key of new Set(item.values.map(({ indicatorId, month }) => `${indicatorId}.${month}`)))
        counts.set(key, (counts.get(key) ?? 0) + 1)
  return (
    <Card title={t.byMonth} beside={<small className="quiet">{t.byMonthHow}</small>} asOf={progress.asOf} className="grade-card">
      <div className="grade-grid" role="group" aria-label={t.grid}>
        {progress.indicators.map((indicator, index) => (
          <Row
            key={indicator.id}
            {...{ progress, list, indicator, index, counts, onChoose }}
            month={chosen?.indicatorId === indicator.id ? chosen.month : null}
          />
        ))}
      </div>
    </Card>
  )
}

type RowProps = Omit<Props, 'chosen'> & {
  indicator: IndicatorProgress
  index: number
  counts: Map<string, number>
  month: string | null
}

function Row({ progress, list, indicator, index, counts, month, onChoose }: RowProps) {
  const { t, format } = useWording(evidenceWords)
  const word = useWord()
  const { id, name } = indicator
  const last = numberOf(progress.asOf)
  const files = indicator.months.reduce((sum, cell) => sum + (counts.get(`${id}.${cell.month}`) ?? 0), 0)
  return (
    <div className={month === null ? 'grade-row' : 'grade-row open'}>
      <div className="ruled">
        <span className="grade-name clip" title={name}>
          <small>{index + 1}</small>{' '}
          <Link
            to="/projects/$id/indicators/$indicatorId"
            params={{ id: String(progress.project.id), indicatorId: String(id) }}
            search={{ asOf: progress.asOf }}
          >
            {name}
          </Link>
        </span>
        <MonthZone asOf={progress.asOf} className="grade-zone">
          {indicator.months.map((cell, i) => {
            const count = counts.get(`${id}.${cell.month}`) ?? 0
            const open = cell.month === month
            const grade = cell.evidence === null ? t.unreported : word(`evidence.${cell.evidence}`)
            const label = t.cell(name, format.month(cell.month), grade, count)
            return (
              <button
                key={cell.month}
                type="button"
                className={`grade ${cell.evidence ?? 'empty'}`}
                disabled={i >= last}
                aria-expanded={open}
                aria-label={label}
                title={label}
                onClick={() => onChoose(open ? null : { indicatorId: id, month: cell.month })}
              >
                <b>{cell.evidence ?? (count > 0 ? '·' : '')}</b>
                {count > 0 && <i>{count}</i>}
              </button>
            )
          })}
        </MonthZone>
        <span className="grade-files quiet">{files > 0 && t.files(files)}</span>
      </div>
      {month !== null && (
        <section className="grade-panel" aria-label={`${name} ${format.month(month)}`}>
          <h3>
            {name} · {format.month(month)} <small>{gradeWord(month)}</small>
          </h3>
          <ValueFiles key={month} projectId={progress.project.id} list={list} place={{ indicatorId: id, month }} />
        </section>
      )}
    </div>
  )

  function gradeWord(shown: string): string {
    const grade = indicator.months[numberOf(shown) - 1]?.evidence
    return grade ? word(`evidence.${grade}`) : t.unreported
  }
}
