import { useMemo } from 'react'
import { numberOf } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { commonWords } from '#wording/ui-common'
import { indicatorWords } from '#wording/ui-indicator'
import type { ActualVersion } from '../../api/project-detail.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { useWording } from '../../ui/language.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import '../../ui/table-view.css'
import { figuresOf } from '../project/indicator-words.ts'
import { trendOf } from '../project/year-trend.ts'
import { ditto, monthLines } from './month-lines.ts'
import { versionOfMonth } from './versions.ts'

type Props = { progress: Progress; indicator: IndicatorProgress; actuals: readonly ActualVersion[] }

const bars = { width: 576, height: 112, top: 12, bottom: 111 }

/** Every month alone: bars, then the numbers under the same twelve columns. */
export function MonthsCard({ progress, indicator, actuals }: Props) {
  const { t, lang, format } = useWording(indicatorWords)
  const { t: common } = useWording(commonWords)
  const word = useSignalWord()
  const { asOf } = progress
  const figures = useMemo(() => figuresOf(indicator, { lang, format }), [indicator, lang, format])
  const trend = useMemo(() => trendOf(indicator, asOf, 'month', bars, true), [indicator, asOf])
  const lines = monthLines(indicator, asOf, figures, format)
  const versions = versionOfMonth(actuals)
  const shown = indicator.months.slice(0, numberOf(asOf))
  const evidence = shown.some(cell => cell.evidence !== null)
  const save = () =>
    saveCsv({
      caption: `${indicator.name} ${asOf}`,
      columns: ['', ...shown.map(cell => cell.month)],
      rows: [
        ...lines.map(line => [t.months[line.key], ...line.cells]),
        [t.months.signal, ...shown.map(cell => word(cell.signal))],
        [t.months.evidence, ...shown.map(cell => cell.evidence)],
        [t.months.version, ...shown.map(cell => versions.get(cell.month) ?? null)],
      ],
    })
  const unit = figures.isLevel ? '' : figures.scale.word + (indicator.target.unit === '%' ? '' : indicator.target.unit)
  return (
    <Card title={t.months.title} beside={<small>{unit}</small>} asOf={asOf} className="months-card">
      {!figures.isLevel && (
        <div className="ruled">
          <p className="month-note">
            <small>{indicator.aggregation === 'sum' ? t.months.bars : t.months.rates}</small>
          </p>
          <MonthZone asOf={asOf}>
            <svg
              className="month-bars"
              width="100%"
              height={bars.height}
              viewBox={`0 0 ${bars.width} ${bars.height}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              {trend.bars.map(bar => (
                <rect key={bar.x} {...bar} />
              ))}
              <path className="year-expected" d={trend.expected} />
            </svg>
          </MonthZone>
        </div>
      )}
      <table className="months-table">
        <caption className="visually-hidden">{t.months.caption}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t.months.title}</th>
            {shown.map(cell => (
              <th key={cell.month} scope="col">
                {format.month(cell.month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <Line
              key={line.key}
              name={t.months[line.key]}
              asOf={asOf}
              strong={line.key === 'ratio' ? `text-${indicator.signal}` : ''}
            >
              {(figures.isLevel ? ditto(line.cells) : line.cells).map(cell => cell ?? '–')}
            </Line>
          ))}
          <Line name={t.months.signal} asOf={asOf}>
            {shown.map(cell => (
              <SignalShape key={cell.month} signal={cell.signal} label={word(cell.signal)} />
            ))}
          </Line>
          {evidence && (
            <Line name={t.months.evidence} how={t.months.evidenceHow} asOf={asOf}>
              {shown.map(cell => cell.evidence ?? '–')}
            </Line>
          )}
          {versions.size > 0 && (
            <Line name={t.months.version} asOf={asOf}>
              {shown.map(cell => versionCell(versions.get(cell.month)))}
            </Line>
          )}
        </tbody>
      </table>
      <div className="table-view-tools no-print">
        <Button look="text" size="small" onClick={save}>
          {common.csv}
        </Button>
      </div>
    </Card>
  )

  function versionCell(version: number | undefined) {
    if (version === undefined) return '–'
    return version > 1 ? <a href="#versions">{t.months.versionOf(version)}</a> : version
  }
}

type LineProps = { name: string; how?: string; asOf: string; strong?: string; children: React.ReactNode[] }

function Line({ name, how, asOf, strong = '', children }: LineProps) {
  return (
    <tr className={`ruled ${strong}`}>
      <th scope="row">
        {name} {how && <small>{how}</small>}
      </th>
      {children.map((cell, index) => (
        <td key={index} className={index + 1 === numberOf(asOf) ? 'as-of' : undefined} style={{ gridColumn: index + 2 }}>
          {cell}
        </td>
      ))}
    </tr>
  )
}
