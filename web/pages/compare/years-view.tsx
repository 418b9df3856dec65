import { useQuery } from '@tanstack/react-query'
import type { CompareYears } from '#domain/compare'
import { monthOf, numberOf } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { compareWords } from '#wording/ui-compare'
import { compareFile, yearsQuery } from '../../api/compare.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { MonthHover } from '../../ui/month-hover.tsx'
import { Page } from '../../ui/page.tsx'
import { TableView } from '../../ui/table-view.tsx'
import { YearStrip } from '../../ui/year-strip.tsx'
import { CompareDay, DayFoot } from './compare-day.tsx'
import type { ViewProps } from './compare-page.tsx'
import { ShareLine } from './share-line.tsx'
import { TwoLines } from './two-lines.tsx'
import { YearsTable } from './years-table.tsx'
import { SideFacts } from './side-facts.tsx'

/** A project beside the one it continues, both at the end of the same month. */
export function YearsView({ search, change, kinds }: ViewProps) {
  const { t, format } = useWording(compareWords)
  const query = useQuery(yearsQuery(search))
  const data = search.projectId === undefined ? undefined : query.data
  return (
    <Page
      title={data ? `${t.title} · ${data.now.name}` : t.title}
      sample={data?.sample}
      className="compare"
      strip={
        <YearStrip
          year={data?.now.year ?? null}
          asOf={search.asOf ?? data?.now.asOf ?? null}
          until={data ? monthOf(data.now.year, 12) : null}
          onAsOf={asOf => change({ asOf })}
        />
      }
    >
      <CompareDay query={query} asked={search.projectId !== undefined} on={search.on} />
      <div className="page-lead compare-lead">
        <div>
          <h1>
            {data?.before ? <Rich text={t.years.lead(data.now.year, data.before.year, format.month(data.now.asOf))} /> : t.title}
          </h1>
          {data && <p>{data.now.name}</p>}
        </div>
        {kinds}
      </div>
      {search.projectId === undefined ? (
        <Empty action={<ButtonLink to="/projects">{t.toProjects}</ButtonLink>}>{t.years.pick}</Empty>
      ) : (
        <DataState query={query} loading={<SkeletonRows rows={10} height={44} />}>
          {years =>
            years.before ? (
              <Loaded years={years} before={years.before} search={search} change={change} />
            ) : (
              <Empty
                action={
                  <ButtonLink to="/projects/$id" params={{ id: String(years.now.projectId) }} search={{ asOf: years.now.asOf }}>
                    {t.years.toProject}
                  </ButtonLink>
                }
              >
                {t.years[years.missing ?? 'none'](years.now.name)}
              </Empty>
            )
          }
        </DataState>
      )}
      <DayFoot query={query} on={search.on} />
    </Page>
  )
}

type Loaded = { years: CompareYears; before: NonNullable<CompareYears['before']> } & Omit<ViewProps, 'kinds'>

function Loaded({ years, before, search, change }: Loaded) {
  const { t, format } = useWording(compareWords)
  const { t: common } = useWording(commonWords)
  const { now } = years
  const sides = [now, before]
  // The year before stands under this year's months: the same place of the year, not the same date.
  const series = sides.map(side =>
    side.months.map(({ execution }, i) => ({ month: monthOf(now.year, i + 1), value: execution.ratio })),
  )
  const table = () => ({
    caption: `${t.years.money} ${now.name}`,
    columns: [t.month, ...sides.flatMap(side => [`${side.year} ${t.years.execution}`, `${side.year} ÷`])],
    rows: now.months.map((cell, i) => [
      format.month(cell.month),
      ...sides.flatMap(side => {
        const { part, whole, ratio } = side.months[i]!.execution
        return part === null ? [null, null] : [format.rate(ratio), t.share(format.money(part), format.money(whole))]
      }),
    ]),
  })
  return (
    <>
      <MonthHover asOf={numberOf(now.asOf)} />
      <Card title={t.years.money} asOf={now.asOf} className="compare-units">
        <TableView
          description={t.years.moneyText(
            `${now.year} ${format.rate(now.execution.ratio)}`,
            `${before.year} ${format.rate(before.execution.ratio)}`,
          )}
          table={table}
          asTable={search.table === 1}
          onAsTable={on => change({ table: on ? 1 : undefined })}
          operable
        >
          <section className="ruled compare-measure" aria-label={t.years.execution}>
            <div>
              <dl>
                {sides.map((side, i) => (
                  <ShareLine
                    key={side.year}
                    line={i === 0 ? 0 : 1}
                    name={String(side.year)}
                    share={side.execution}
                    number={format.money}
                  />
                ))}
              </dl>
              <SideFacts sides={sides} />
            </div>
            <TwoLines asOf={now.asOf} series={series} said={format.rate} none={t.none} />
          </section>
        </TableView>
      </Card>
      <Card
        title={t.years.rows}
        asOf={now.asOf}
        className="compare-rows"
        action={<FileLink href={compareFile('years', search)}>{common.xlsx}</FileLink>}
      >
        <p className="compare-order">
          <small>{t.years.rowsNote}</small>
        </p>
        <YearsTable years={years} beforeYear={before.year} />
      </Card>
    </>
  )
}
