import { useId, useState } from 'react'
import { numberOf } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { signals, type Signal } from '#domain/vocabulary'
import { commonWords } from '#wording/ui-common'
import { projectWords } from '#wording/ui-project'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { saveCsv, type TableData } from '../../ui/csv.ts'
import { Empty } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { MonthScale, MonthZone } from '../../ui/months.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { PlainTable } from '../../ui/table-view.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { categoriesOf } from './categories.ts'
import type { HeatMode } from './heat-row.ts'
import { IndicatorRow } from './indicator-row.tsx'
import { figuresOf } from './indicator-words.ts'
import './heat.css'
import './indicator-table.css'

type Props = { progress: Progress; open: number | null; onWhy: (id: number | null) => void }

const worstFirst: readonly Signal[] = ['behind', 'warning', 'missing', 'ahead', 'notDue', 'normal']

/** Every indicator of the form with its twelve months in one aligned row. */
export function IndicatorTable({ progress, open, onWhy }: Props) {
  const { t, lang, format } = useWording(projectWords)
  const { t: common } = useWording(commonWords)
  const word = useSignalWord()
  const [mode, setMode] = useState<HeatMode>('toDate')
  const [plain, setPlain] = useState(false)
  const narrow = useWidth() === 'phone'
  const note = useId()
  const { asOf, indicators } = progress
  const table = (): TableData => ({
    caption: `${progress.project.name} ${t.table.caption} ${asOf}`,
    columns: ['#', t.table.name, t.table.target, t.table.toDate(format.month(asOf)), t.table.signal].concat(
      indicators[0]?.months.slice(0, numberOf(asOf)).map(cell => format.month(cell.month)) ?? [],
    ),
    rows: indicators.map((indicator, index) => {
      const figures = figuresOf(indicator, { lang, format })
      const shown = indicator.months.slice(0, numberOf(asOf))
      const cells = shown.map(cell => (mode === 'month' ? figures.own(cell) : figures.toDate(cell)))
      return [index + 1, indicator.name, figures.target, figures.toDate(indicator), word(indicator.signal), ...cells]
    }),
  })
  return (
    <Card
      title={t.table.title}
      asOf={asOf}
      className="indicator-card"
      beside={
        <>
          <Counts counts={progress.counts} label={t.table.counts} />
          <Segments
            label={t.table.mode}
            value={mode}
            onChange={setMode}
            options={[
              { value: 'toDate', text: t.table.toDateMode },
              { value: 'month', text: t.table.monthMode },
            ]}
          />
        </>
      }
    >
      {indicators.length === 0 ? (
        <Empty>{t.table.empty}</Empty>
      ) : plain ? (
        <PlainTable {...table()} />
      ) : (
        <table className="indicator-table" aria-describedby={note}>
          <caption className="visually-hidden">{t.table.title}</caption>
          <thead>
            <tr className="indicator-row">
              <th scope="col" className="i-index">
                <span className="visually-hidden">#</span>
              </th>
              <th scope="col" className="i-name">
                {t.table.name}
              </th>
              <th scope="col" className="i-target number">
                {t.table.target}
              </th>
              <th scope="col" className="i-to-date number">
                {t.table.toDate(format.month(asOf))}
              </th>
              <th scope="col" className="i-bullet">
                {t.table.bullet}
              </th>
              <th scope="col" className="i-signal">
                {t.table.signal}
              </th>
              <th scope="col" className="i-months clip">
                <span className="no-print">{mode === 'month' ? t.table.noteMonth : t.table.noteToDate}</span>
                <MonthScale asOf={asOf} />
              </th>
            </tr>
          </thead>
          {categoriesOf(indicators).map(group => (
            <tbody key={group.name}>
              <tr className="group-row">
                <th scope="rowgroup" colSpan={6}>
                  <b>{group.name || t.table.uncategorised}</b>
                  <small>
                    {t.table.group(group.rows.length)}
                    {group.weight !== null && ` · ${t.table.weight(format.number(group.weight, 1))}`}
                  </small>
                  <Counts counts={group.counts} label={t.table.counts} flaggedOnly />
                </th>
                <td>
                  <MonthZone asOf={asOf} className="group-zone" />
                </td>
              </tr>
              {group.rows.map(({ indicator, index }) => (
                <IndicatorRow
                  key={indicator.id}
                  projectId={progress.project.id}
                  indicator={indicator}
                  index={index}
                  asOf={asOf}
                  mode={mode}
                  narrow={narrow}
                  open={open === indicator.id}
                  onWhy={onWhy}
                  ruleSet={progress.ruleSet}
                />
              ))}
            </tbody>
          ))}
        </table>
      )}
      <div className="table-tools no-print">
        <small id={note}>{t.table.keys}</small>
        <Button look="text" size="small" aria-pressed={plain} onClick={() => setPlain(!plain)}>
          {plain ? t.table.asRows : t.table.asTable}
        </Button>
        <Button look="text" size="small" onClick={() => saveCsv(table())}>
          {common.csv}
        </Button>
      </div>
    </Card>
  )
}

type CountsProps = { counts: Record<IndicatorProgress['signal'], number>; label: string; flaggedOnly?: boolean }

/** Shape and number per light, worst first; a group names only what stands out. */
function Counts({ counts, label, flaggedOnly = false }: CountsProps) {
  const word = useSignalWord()
  const shown = worstFirst.filter(
    signal =>
      signals.includes(signal) && counts[signal] > 0 && (!flaggedOnly || ['behind', 'warning', 'missing'].includes(signal)),
  )
  return (
    <span className="signal-counts" role="group" aria-label={label}>
      {shown.map(signal => (
        <span key={signal}>
          <SignalShape signal={signal} label={word(signal)} />
          {counts[signal]}
        </span>
      ))}
    </span>
  )
}
