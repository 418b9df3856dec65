import { useRef, useState } from 'react'
import type { Overview, OverviewItem } from '#domain/overview'
import { overviewWords } from '#wording/ui-overview'
import { overviewFile } from '../../api/overview.ts'
import type { OverviewSearch } from '../../search.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Why } from '../../ui/why.tsx'
import { useWindowRows, type Span } from '../../ui/window-rows.ts'
import { ProjectRow } from './project-row.tsx'
import { SortHead, SortSelect } from './sort-head.tsx'
import { filtered, type Change } from './use-overview.ts'
import { useRowLinks } from './row-links.ts'
import { useRowPlace } from './use-row-place.ts'
import { useRows } from './use-rows.ts'
import './project-table.css'

type Props = {
  overview: Overview
  search: OverviewSearch
  change: Change
  /** The numbers are those the address asks for, not the ones shown meanwhile. */
  settled: boolean
  /** Named by what it is sorted by: the list of the money at risk. */
  ranked?: boolean
  /** How many rows stand before the whole list is asked for; without it the whole list. */
  first?: number
}

/** From 100 million 元 on an amount needs a wider column. */
const wideFen = 1e10
/** Paper gets at most so many rows; the workbook has them all. */
const printedRows = 300

/** Projects under the ruler, the most money at risk first unless sorted otherwise; of thousands only those in the window are drawn. */
export function ProjectTable({ overview, search, change, settled, first, ranked = false }: Props) {
  const { t } = useWording(overviewWords)
  const { asOf } = overview
  const { total, items } = overview.projects
  const whole = first === undefined || search.rows === 'all'
  const count = whole ? total : Math.min(first, items.length)
  const wide = items.some(item => Math.abs(item.budget ?? 0) >= wideFen || Math.abs(item.atRiskAmount ?? 0) >= wideFen)
  const sort = search.sort ?? 'risk'
  // Of a past day nothing is foreseen afterwards.
  const ahead = search.columns === 'yearEnd' && overview.on === undefined
  const clear = () => change({ signal: undefined, budgetSignal: undefined, agencyId: undefined, q: undefined })
  const head = { sort, onSort: (to: OverviewSearch['sort']) => change({ sort: to === 'risk' ? undefined : to }) }
  return (
    <Card
      title={ranked && sort === 'risk' && !filtered(search) ? t.list : `${t.listOther} ${overview.projects.total}`}
      beside={
        <>
          {overview.on === undefined && (
            <Segments
              label={t.yearEnd.label}
              options={[
                { value: 'now', text: t.yearEnd.now },
                { value: 'yearEnd', text: t.yearEnd.ahead },
              ]}
              value={ahead ? 'yearEnd' : 'now'}
              onChange={value => change({ columns: value === 'yearEnd' ? value : undefined })}
            />
          )}
          {filtered(search) ? (
            <Button size="small" onClick={clear}>
              {search.q ? `${t.searched(search.q)} · ${t.clear}` : t.clear}
            </Button>
          ) : (
            <Why summary={<small>{ahead ? t.yearEnd.how : t.riskHow}</small>}>{ahead ? t.yearEnd.why : t.riskWhy}</Why>
          )}
        </>
      }
      asOf={asOf}
      className="project-list"
      action={
        <>
          <SortSelect sort={sort} onSort={head.onSort} />
          <FileLink size="small" look="plain" href={overviewFile('projects', search)}>
            {t.export}
          </FileLink>
        </>
      }
    >
      {count === 0 ? (
        <Empty action={filtered(search) ? <Button onClick={clear}>{t.clear}</Button> : undefined}>{t.none}</Empty>
      ) : (
        <table className={`project-table${wide ? ' wide-money' : ''}${ahead ? ' year-ends' : ''}`} aria-rowcount={count + 1}>
          <caption className="visually-hidden">{ranked ? t.list : t.listOther}</caption>
          <thead>
            <tr>
              <th scope="col" className="p-index">
                #
              </th>
              <SortHead {...head} by="name" text={t.project} />
              <th scope="col" className="p-unit">
                {t.unit}
              </th>
              <SortHead {...head} by="budget" text={t.budget} className="number p-budget" />
              <SortHead {...head} by="signal" text={t.lightsShort} label={t.lights} className="p-lights" />
              <th scope="col" className="p-ribbon">
                {t.ribbon}
              </th>
              {ahead ? (
                <>
                  <SortHead
                    {...head}
                    by="likelihood"
                    text={t.yearEnd.likelihood}
                    label={t.yearEnd.likelihoodLabel}
                    className="p-likelihood"
                  />
                  <SortHead {...head} by="score" text={t.yearEnd.score} className="number p-score" />
                  <SortHead {...head} by="surplus" text={t.yearEnd.surplus} className="number p-surplus" />
                </>
              ) : (
                <>
                  <SortHead {...head} by="rate" text={t.rate} className="number p-rate" />
                  <SortHead {...head} by="progress" text={t.progress} className="p-progress" />
                  <th scope="col" className="number p-weight">
                    {t.weightAtRisk}
                  </th>
                </>
              )}
              <SortHead {...head} by="risk" text={t.risk} className="number p-risk" />
            </tr>
          </thead>
          <Rows {...{ overview, search, change, count, ahead }} whole={whole} settled={settled} />
        </table>
      )}
      {!whole && total > count && (
        <Button look="text" className="project-more no-print" onClick={() => change({ rows: 'all' })}>
          {t.moreAll(total)}
        </Button>
      )}
      {whole && total > printedRows && <p className="print-only quiet">{t.printed(printedRows, total)}</p>}
    </Card>
  )
}

type RowsProps = Pick<Props, 'overview' | 'search' | 'change' | 'settled'> & { count: number; ahead: boolean; whole: boolean }

/** By itself, so that scrolling draws rows and nothing around them. */
function Rows({ overview, search, change, count, ahead, whole, settled }: RowsProps) {
  const { asOf } = overview
  const body = useRef<HTMLTableSectionElement>(null)
  // Only the whole list keeps the row it stands at in the address.
  const place = useRowPlace(body, search, change, whole && settled)
  // Rows further down are those of the list that is shown, not of one still on its way.
  const [listed, setListed] = useState(search)
  if (settled && listed !== search) setListed(search)
  const span = useWindowRows(body, count, printedRows, place)
  const rowAt = useRows(listed, overview, span.first, span.end)
  const links = useRowLinks(asOf, search.on)
  const shown = Array.from({ length: Math.max(0, span.end - span.first) }, (_, i) => span.first + i)
  return (
    <tbody ref={body} style={placeOf(span, count)} {...links.listen}>
      {shown.map(at => (
        <ProjectRow key={at} {...linked(rowAt(at), links.hrefOf)} index={at + 1} asOf={asOf} height={span.height} ahead={ahead} />
      ))}
    </tbody>
  )
}

const linked = (item: OverviewItem | undefined, hrefOf: (id: number) => string) => ({ item, href: item && hrefOf(item.id) })

/** What is not drawn still takes its room. */
const placeOf = ({ first, end, height }: Span & { height: number }, count: number) => ({
  paddingTop: first * height,
  paddingBottom: (count - end) * height,
})
