import { useEffect, useRef, type ReactNode } from 'react'
import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { questionWords } from '#wording/ui-questions'
import type { AnsweredQuestion } from '../../api/questions.ts'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { ditto } from './month-lines.ts'

export type TableLine = { key: string; name: string; how: string; cells: (string | null)[]; strong: boolean }
type Props = {
  indicator: IndicatorProgress
  asOf: Month
  lines: TableLine[]
  /** Words that only repeat the month before become a ditto mark. */
  ditto: boolean
  versions: Map<string, number>
  answered: readonly AnsweredQuestion[]
  pointed: number | null
}

/** The months in figures, each under its name in the strip. */
export function MonthsTable({ indicator, asOf, lines, ditto: words, versions, answered, pointed }: Props) {
  const { t, format } = useWording(indicatorWords)
  const { t: questions } = useWording(questionWords)
  const word = useSignalWord()
  const shown = indicator.months.slice(0, numberOf(asOf))
  const evidence = shown.some(cell => cell.evidence !== null)
  const given = { asOf, pointed }
  const scroller = useRef<HTMLDivElement>(null)
  // A narrow screen opens at the month in question, not at January.
  useEffect(() => {
    const element = scroller.current
    if (element) element.scrollLeft = element.scrollWidth * (numberOf(asOf) / 12) - element.clientWidth / 2
  }, [asOf])
  return (
    <div ref={scroller} className="months-scroll" tabIndex={0} role="region" aria-label={t.months.caption}>
      <table className="months-table">
        <caption className="visually-hidden">{t.months.caption}</caption>
        <thead>
          <tr className="ruled">
            <th scope="col">
              <span className="visually-hidden">{t.months.title}</span>
            </th>
            {shown.map((cell, index) => (
              <th key={cell.month} scope="col" style={{ gridColumn: index + 2 }}>
                {format.month(cell.month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <Line
              key={line.key}
              {...given}
              name={line.name}
              how={line.how}
              tone={line.strong ? index => `text-${shown[index]!.signal}` : undefined}
            >
              {(words ? ditto(line.cells) : line.cells).map(cell => cell ?? '–')}
            </Line>
          ))}
          <Line {...given} name={t.months.signal}>
            {shown.map(cell => (
              <SignalShape key={cell.month} signal={cell.signal} label={word(cell.signal)} />
            ))}
          </Line>
          {evidence && (
            <Line {...given} name={t.months.evidence} how={t.months.evidenceHow}>
              {shown.map(cell => cell.evidence ?? '–')}
            </Line>
          )}
          {answered.length > 0 && (
            <Line {...given} name={questions.row}>
              {shown.map(cell => answeredCell(cell.month))}
            </Line>
          )}
          {versions.size > 0 && (
            <Line {...given} name={t.months.version}>
              {shown.map(cell => versionCell(versions.get(cell.month)))}
            </Line>
          )}
        </tbody>
      </table>
    </div>
  )

  function answeredCell(month: Month) {
    const count = answered.filter(answer => answer.month === month).length
    if (count === 0) return '–'
    return (
      <a href={`#answers-${month}`} aria-label={questions.ofMonth(format.month(month))}>
        {count}
      </a>
    )
  }

  function versionCell(version: number | undefined) {
    if (version === undefined) return '–'
    return version > 1 ? <a href="#versions">{t.months.versionOf(version)}</a> : version
  }
}

type LineProps = {
  name: string
  how?: string
  asOf: Month
  pointed: number | null
  tone?: (index: number) => string
  children: ReactNode[]
}

function Line({ name, how, asOf, pointed, tone, children }: LineProps) {
  const mark = (month: number) =>
    [month === numberOf(asOf) && 'as-of', month === pointed && 'pointed', tone?.(month - 1)].filter(Boolean).join(' ') ||
    undefined
  return (
    <tr className="ruled">
      <th scope="row">
        {name} {how && <small>{how}</small>}
      </th>
      {children.map((cell, index) => (
        <td key={index} className={mark(index + 1)} style={{ gridColumn: index + 2 }}>
          {cell}
        </td>
      ))}
    </tr>
  )
}
