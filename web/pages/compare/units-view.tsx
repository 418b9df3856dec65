import { useQuery } from '@tanstack/react-query'
import type { CompareUnits, UnitSide } from '#domain/compare'
import { compareWords } from '#wording/ui-compare'
import { monthOf, numberOf } from '#domain/month'
import { agenciesQuery } from '../../api/agencies.ts'
import { compareFile } from '../../api/compare.ts'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { MonthHover } from '../../ui/month-hover.tsx'
import { Page } from '../../ui/page.tsx'
import { TableView } from '../../ui/table-view.tsx'
import { YearStrip } from '../../ui/year-strip.tsx'
import { agencyOptions } from '../overview/agency-options.ts'
import type { ViewProps } from './compare-page.tsx'
import { CompareDay, DayFoot } from './compare-day.tsx'
import { useUnits } from './use-units.ts'
import { measuresOf, unitsTable } from './unit-measures.ts'
import { ShareLine } from './share-line.tsx'
import { LightsTable } from './lights-table.tsx'
import { TwoLines } from './two-lines.tsx'

/** Two units or departments, each a sum over everything below it. */
export function UnitsView({ search, change, kinds }: ViewProps) {
  const { t, format } = useWording(compareWords)
  const known = useQuery(agenciesQuery).data?.items
  const agencies = known ?? []
  const options = agencyOptions(agencies)
  const { query, both, made } = useUnits(search)
  const data = both ? query.data : undefined
  const asOf = search.asOf ?? data?.asOf ?? null
  const select = (side: 'a' | 'b') => (
    <Field label={t.units[side]}>
      {given => (
        <select
          {...given}
          className="input"
          value={search[side] ?? ''}
          onChange={event => change({ [side]: Number(event.target.value) || undefined })}
        >
          <option value="">{t.units.choose}</option>
          {options.map(({ id, name, depth }) => (
            <option key={id} value={id} disabled={id === search[side === 'a' ? 'b' : 'a']}>
              {'\u3000'.repeat(depth) + name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <Page
      title={t.title}
      sample={data?.sample}
      className="compare"
      strip={
        <YearStrip
          year={data?.year ?? search.year ?? null}
          years={data?.years}
          asOf={asOf}
          until={data ? monthOf(data.year, data.lastMonth ? numberOf(data.lastMonth) : 1) : null}
          onYear={year => change({ year, asOf: undefined })}
          onAsOf={to => change({ asOf: to, year: undefined })}
        />
      }
    >
      <CompareDay query={query} asked={both} on={search.on} made={made} />
      <div className="page-lead compare-lead">
        <h1>
          {data ? <Rich text={t.units.lead(data.sides[0]!.name, data.sides[1]!.name, format.month(data.asOf))} /> : t.title}
        </h1>
        {kinds}
      </div>
      <div className="compare-pick no-print">
        {select('a')}
        {select('b')}
        {both && <p className="quiet">{t.units.pick}</p>}
      </div>
      {both ? (
        <DataState query={query} loading={<SkeletonRows rows={8} height={72} />}>
          {units => <Loaded units={units} search={search} change={change} />}
        </DataState>
      ) : (
        <Empty>{known && known.length < 2 ? t.units.few : t.units.pick}</Empty>
      )}
      <DayFoot query={query} on={search.on} />
    </Page>
  )
}

function Loaded({ units, search, change }: { units: CompareUnits } & Omit<ViewProps, 'kinds'>) {
  const { t, lang, format } = useWording(compareWords)
  const { asOf, sides } = units
  const measures = measuresOf(units, lang)
  const empty = sides.filter(side => side.projects === 0)
  return (
    <>
      <MonthHover asOf={numberOf(asOf)} />
      {units.nested && (
        <p className="compare-note" role="status">
          {t.units.nested}
        </p>
      )}
      {empty.map(side => (
        <p key={side.id} className="compare-note" role="status">
          {t.units.empty(side.name, units.year)}
        </p>
      ))}
      <Card title={t.units.months} beside={<small>{t.units.note}</small>} asOf={asOf} className="compare-units">
        <TableView
          description={measures.map(({ name, ends }) => t.units.chart(name, ends[0]!, ends[1]!)).join(t.between)}
          table={() => unitsTable(units, lang)}
          file={compareFile('units', search)}
          asTable={search.table === 1}
          onAsTable={on => change({ table: on ? 1 : undefined })}
          operable
        >
          {measures.map(({ key, name, note, series, said, shares, number, difference }) => (
            <section key={key} className="ruled compare-measure" aria-label={name}>
              <div>
                <h3>
                  {name} {note && <small>{note}</small>}
                </h3>
                <dl>
                  {sides.map((side, i) => (
                    <ShareLine key={side.id} line={i === 0 ? 0 : 1} name={side.name} share={shares[i]!} number={number} />
                  ))}
                </dl>
              </div>
              <TwoLines asOf={asOf} series={series} said={said} none={t.none} />
              <p className="compare-difference">
                {difference !== null && (
                  <>
                    <small>{t.units.difference}</small> <b>{difference}</b>
                  </>
                )}
              </p>
            </section>
          ))}
        </TableView>
      </Card>
      <div className="compare-pair">
        <LightsTable title={t.units.goalLights} sides={sides} of={(side: UnitSide) => side.signals} />
        <LightsTable title={t.units.budgetLights} sides={sides} of={(side: UnitSide) => side.budgetSignals} />
        <Card title={t.units.projects}>
          <dl className="compare-facts">
            {sides.map(side => (
              <div key={side.id}>
                <dt>{side.name}</dt>
                <dd>{t.units.count(side.projects, side.units)}</dd>
                <dd>
                  {t.units.onTime} {format.rate(side.onTime.ratio)}{' '}
                  <small>{t.share(format.number(side.onTime.part), format.number(side.onTime.whole))}</small>
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </>
  )
}
