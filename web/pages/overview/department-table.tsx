import { memo, useState } from 'react'
import type { Overview } from '#domain/overview'
import { compareWords } from '#wording/ui-compare'
import { commonWords } from '#wording/ui-common'
import { overviewWords } from '#wording/ui-overview'
import { overviewFile } from '../../api/overview.ts'
import type { OverviewSearch } from '../../search.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { useWording } from '../../ui/language.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { HeatCell, shownOf, type HeatMeasure } from './heat-cell.tsx'
import { LightBar } from './light-bar.tsx'
import { useRowLinks } from './row-links.ts'
import type { Change } from './use-overview.ts'
import './department-table.css'

type Props = { overview: Overview; search: OverviewSearch; change: Change; first: number }

/** Execution rate or target progress of each department month by month; below a chosen department, of its units. */
export function DepartmentTable({ overview, search, change, first }: Props) {
  const { t, format } = useWording(overviewWords)
  const { t: common } = useWording(commonWords)
  const { t: compare } = useWording(compareWords)
  const [all, setAll] = useState(false)
  const links = useRowLinks(overview.asOf, search.on)
  const { asOf, departments, grouping } = overview
  if (departments.length === 0) return null
  const measure: HeatMeasure = search.heat ?? 'budget'
  const title = grouping === 'unit' ? t.heatUnits : t.heat
  const note = measure === 'budget' ? t.heatNote : t.heatGoalNote
  const name = grouping === 'unit' ? t.unit : t.department
  const shown = all ? departments : departments.slice(0, first)
  const switcher = (
    <Segments
      label={t.heatMeasure}
      value={measure}
      options={[
        { value: 'budget', text: t.heatBudget },
        { value: 'goals', text: t.heatGoals },
      ]}
      onChange={heat => change({ heat: heat === 'budget' ? undefined : heat })}
    />
  )
  return (
    <Card
      title={title}
      beside={
        <>
          {switcher}
          <small className="heat-note">{note}</small>
        </>
      }
      asOf={asOf}
      className="heat"
      action={
        <span className="heat-heads">
          <span aria-hidden="true" className="heat-lights">
            {t.goalLights}
          </span>
          <FileLink href={overviewFile('departments', search)}>{common.xlsx}</FileLink>
          <span aria-hidden="true" className="heat-risk">
            {t.risk}
          </span>
        </span>
      }
    >
      <table className="heat-table">
        <caption className="visually-hidden">{`${title} ${note}`}</caption>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{t.projects}</th>
            <th scope="col">{t.budget}</th>
            {overview.months.map(({ month }) => (
              <th key={month} scope="col">
                {format.month(month)}
              </th>
            ))}
            <th scope="col">{t.goalLights}</th>
            <th scope="col">{t.risk}</th>
            <th scope="col">{t.worstThree}</th>
          </tr>
        </thead>
        <tbody {...links.listen}>
          {shown.map(department => (
            <Row key={department.id} {...{ department, measure, asOf, change }} hrefOf={links.hrefOf} />
          ))}
        </tbody>
      </table>
      <div className="heat-foot no-print">
        {departments.length > 1 && (
          <ButtonLink look="text" to="/compare" search={{ kind: 'units', a: departments[0]!.id, b: departments[1]!.id, asOf }}>
            {compare.link.units}
          </ButtonLink>
        )}
        {departments.length > shown.length && (
          <Button look="text" onClick={() => setAll(true)}>
            {t.heatMore(departments.length - shown.length)}
          </Button>
        )}
        {grouping === 'unit' && (
          <Button look="text" onClick={() => change({ agencyId: undefined })}>
            {t.heatBack}
          </Button>
        )}
      </div>
    </Card>
  )
}

type RowProps = {
  department: Overview['departments'][number]
  measure: HeatMeasure
  asOf: string
  change: Change
  hrefOf: (id: number) => string
}

/** Unmoved while the next month is on its way. */
const Row = memo(function Row({ department, measure, asOf, change, hrefOf }: RowProps) {
  const { t, format } = useWording(overviewWords)
  const wordOf = useSignalWord()
  const now = department.months.find(cell => cell.month === asOf)
  const { value, signal } = now ? shownOf(now, measure) : { value: null, signal: 'notDue' as const }
  return (
    <tr data-row={department.name}>
      <th scope="row" className="clip">
        <button
          type="button"
          className="row-link"
          title={department.name}
          aria-label={t.heatOpen(department.name)}
          onClick={() => change({ agencyId: department.id })}
        >
          {department.name}
        </button>
      </th>
      <td className="heat-count quiet">{t.projectCount(department.projects)}</td>
      <td className="heat-budget number quiet">{format.money(department.budget)}</td>
      {department.months.map(cell => (
        <HeatCell key={cell.month} {...{ cell, measure, asOf }} />
      ))}
      <td className="heat-lights">
        <LightBar signals={department.signals} />
      </td>
      <td className="heat-risk number">
        <span className="narrow-name">{t.risk} </span>
        {format.money(department.atRiskAmount)}
        <small title={t.shareWhy}>
          {t.share(format.rate(department.atRiskShare))}
          <span className="heat-worst-light">
            {t.worstLight} <SignalShape signal={department.worstSignal} size={10} label={wordOf(department.worstSignal)} />
          </span>
        </small>
      </td>
      <td className="heat-worst">
        {department.worst.length > 0 && <span className="visually-hidden">{t.worstThree}</span>}
        {department.worst.map(project => (
          <a
            key={project.id}
            href={hrefOf(project.id)}
            data-project={project.id}
            title={t.worstProject(project.name, format.money(project.atRiskAmount), wordOf(project.goalSignal))}
          >
            {project.name}
          </a>
        ))}
      </td>
      <td className="heat-now" aria-hidden="true">
        {value !== null && signal !== 'normal' && signal !== 'notDue' && <SignalShape signal={signal} />}
        {format.rate(value)}
      </td>
    </tr>
  )
})
