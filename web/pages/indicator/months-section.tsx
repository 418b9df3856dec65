import { useMemo } from 'react'
import { numberOf } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { commonWords } from '#wording/ui-common'
import { indicatorWords } from '#wording/ui-indicator'
import type { ActualVersion } from '../../api/project-detail.ts'
import type { AnsweredQuestion } from '../../api/questions.ts'
import { Button } from '../../ui/button.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { useWording } from '../../ui/language.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { figuresOf } from '../project/indicator-words.ts'
import { AnsweredMonths, answeredUntil } from './answered-months.tsx'
import { changeCell } from './change-words.ts'
import { lastYearOf, monthChanges } from './last-year.ts'
import { adds } from './measure-kind.ts'
import { monthChart } from './month-chart.ts'
import { monthLines } from './month-lines.ts'
import { MonthPicture } from './month-picture.tsx'
import type { Pointing } from './month-pointer.tsx'
import { MonthsTable, type TableLine } from './months-table.tsx'
import { versionOfMonth } from './versions.ts'
import { YearSection } from './year-section.tsx'

type Props = {
  progress: Progress
  indicator: IndicatorProgress
  actuals: readonly ActualVersion[]
  answers: readonly AnsweredQuestion[]
  pointing: Pointing
}

/** Every month alone: bars, then the numbers under the same twelve columns. */
export function MonthsSection({ progress, indicator, actuals, answers, pointing }: Props) {
  const { t, lang, format } = useWording(indicatorWords)
  const { t: common } = useWording(commonWords)
  const word = useSignalWord()
  const { asOf } = progress
  const figures = useMemo(() => figuresOf(indicator, { lang, format }), [indicator, lang, format])
  const shown = indicator.months.slice(0, numberOf(asOf))
  const before = lastYearOf(indicator)
  const versions = versionOfMonth(actuals)
  const answered = answeredUntil(answers, asOf)
  const unit = figures.isLevel ? '' : figures.scale.word + (indicator.target.unit === '%' ? '' : indicator.target.unit)
  const percent = indicator.target.unit === '%'
  const lines: TableLine[] = monthLines(indicator, asOf, figures, format).map(line => ({
    key: line.key,
    name: t.months[line.key],
    how: line.scale ?? (line.key === 'own' || line.key === 'toDate' ? unit : ''),
    cells: line.cells,
    strong: line.key === 'ratio',
  }))
  if (before && !figures.isLevel) {
    const cells = monthChanges(indicator, asOf).map(change => changeCell(change, format))
    const at = lines.findIndex(line => line.key === 'expected')
    const row = {
      key: 'change',
      name: t.lastYear.month(before.year),
      how: percent ? t.lastYear.points : '',
      cells,
      strong: false,
    }
    lines.splice(at < 0 ? lines.length : at, 0, row)
  }
  const save = () =>
    saveCsv({
      caption: `${indicator.name} ${t.months.title} ${asOf}`,
      columns: ['', ...shown.map(cell => cell.month)],
      rows: [
        ...lines.map(line => [line.name, ...line.cells]),
        [t.months.signal, ...shown.map(cell => word(cell.signal))],
        [t.months.evidence, ...shown.map(cell => cell.evidence)],
        [t.months.version, ...shown.map(cell => versions.get(cell.month) ?? null)],
      ],
    })
  const legend = indicator.aggregation === 'sum' ? t.months.bars : t.months.rates
  return (
    <YearSection
      title={adds(indicator) ? t.months.added : t.months.title}
      className="months-section"
      left={
        !figures.isLevel && (
          <p className="section-note">
            {t.months.solid(asOf.slice(0, 4))}
            {before && ` · ${t.months.hollow(before.year)}`}
            <br />
            {monthChart(indicator, asOf)?.expected && legend}
          </p>
        )
      }
      below={
        <>
          <MonthsTable
            indicator={indicator}
            asOf={asOf}
            lines={lines}
            ditto={figures.isLevel}
            versions={versions}
            answered={answered}
            pointed={pointing.month}
          />
          <AnsweredMonths answers={answered} />
          <div className="table-view-tools no-print">
            <Button look="text" size="small" onClick={save}>
              {common.csv}
            </Button>
          </div>
        </>
      }
    >
      {!figures.isLevel && <MonthPicture indicator={indicator} figures={figures} asOf={asOf} pointing={pointing} />}
    </YearSection>
  )
}
