import { numberOf } from '#domain/month'
import type { OverviewItem } from '#domain/overview'
import { overviewWords } from '#wording/ui-overview'
import { useWording } from '../../ui/language.tsx'
import { MonthHover } from '../../ui/month-hover.tsx'
import { useRowLinks } from '../overview/row-links.ts'
import { ProjectRow } from '../overview/project-row.tsx'
import '../overview/project-table.css'

/** Projects under the ruler, as the overview shows them. */
export function WatchTable({ items, asOf, caption }: { items: OverviewItem[]; asOf: string; caption: string }) {
  const { t } = useWording(overviewWords)
  const links = useRowLinks(asOf, undefined)
  const wide = items.some(item => Math.abs(item.budget ?? 0) >= 1e10)
  return (
    <>
      <MonthHover asOf={numberOf(asOf)} />
      <table className={wide ? 'project-table wide-money' : 'project-table'}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="p-index">
              #
            </th>
            <th scope="col">{t.project}</th>
            <th scope="col" className="p-unit">
              {t.unit}
            </th>
            <th scope="col" className="number p-budget">
              {t.budget}
            </th>
            <th scope="col" className="p-lights" title={t.lights}>
              {t.lightsShort}
            </th>
            <th scope="col" className="p-ribbon">
              {t.ribbon}
            </th>
            <th scope="col" className="number p-rate">
              {t.rate}
            </th>
            <th scope="col" className="p-progress">
              {t.progress}
            </th>
            <th scope="col" className="number p-weight">
              {t.weightAtRisk}
            </th>
            <th scope="col" className="number p-risk">
              {t.risk}
            </th>
          </tr>
        </thead>
        <tbody {...links.listen}>
          {items.map((item, index) => (
            <ProjectRow key={item.id} item={item} href={links.hrefOf(item.id)} index={index + 1} asOf={asOf} />
          ))}
        </tbody>
      </table>
    </>
  )
}
