import { Link } from '@tanstack/react-router'
import type { ListedGap } from '#domain/gap-list'
import type { Cause } from '#domain/vocabulary'
import { gapsWords } from '#wording/ui-gaps'
import { useWord, useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import '../../ui/way-table.css'

/** Each gap with its project, what it puts at risk, why it is one, and who answers for it until when. */
export function GapTable({ items, asOf }: { items: readonly ListedGap[]; asOf: string }) {
  const { t, format } = useWording(gapsWords)
  const signalWord = useSignalWord()
  const { columns } = t
  return (
    <div className="way-scroll" tabIndex={0} role="region" aria-label={t.title}>
      <table className="way-table way-cards gap-table">
        <thead>
          <tr>
            <th scope="col">{columns.indicator}</th>
            <th scope="col" className="number">
              {columns.risk}
            </th>
            <th scope="col">{columns.signal}</th>
            <th scope="col">{columns.agency}</th>
            <th scope="col">{columns.causes}</th>
            <th scope="col">{columns.order}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(gap => (
            <tr key={gap.id}>
              <th scope="row" className="way-wide way-first">
                <Where gap={gap} asOf={asOf} />
                <small className="gap-rule">{gap.rule.text}</small>
              </th>
              <td className="number way-nowrap" data-label={columns.risk}>
                {format.moneyWithUnit(gap.atRiskAmount)}
              </td>
              <td className="way-nowrap" data-label={columns.signal}>
                <span className={`gap-light ${gap.signal}`}>
                  <SignalShape signal={gap.signal} /> {signalWord(gap.signal)}
                </span>
                <small className="quiet">{t.run(format.month(gap.since), gap.months)}</small>
              </td>
              <td data-label={columns.agency}>{gap.agency?.name}</td>
              <td data-label={columns.causes}>
                <Causes gap={gap} />
              </td>
              <td className="way-nowrap" data-label={columns.order}>
                <OrderOf gap={gap} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Row = { gap: ListedGap }

function Where({ gap, asOf }: Row & { asOf: string }) {
  const id = String(gap.projectId)
  return (
    <>
      <Link to="/projects/$id/indicators/$indicatorId" params={{ id, indicatorId: String(gap.indicatorId) }} search={{ asOf }}>
        {gap.indicatorName}
      </Link>
      <small>
        <Link to="/projects/$id" params={{ id }} search={{ asOf }}>
          {gap.projectName}
        </Link>
      </small>
    </>
  )
}

function Causes({ gap: { causes, note } }: Row) {
  const { t } = useWording(gapsWords)
  const wordOf = useWord()
  if (causes.length === 0 && note === '') return <span className="quiet">{t.noCause}</span>
  return (
    <>
      {causes.map(cause => wordOf(`cause.${cause as Cause}`)).join(t.between)}
      {note && <small className="quiet gap-note">{note}</small>}
    </>
  )
}

function OrderOf({ gap: { rectification: order } }: Row) {
  const { t } = useWording(gapsWords)
  if (!order) return <span className="quiet">{t.orders.none}</span>
  return (
    <>
      <span className={order.overdue ? 'way-late' : undefined}>{t.order(order)}</span>
      <small className="quiet">
        {t.due(order.dueOn)} {order.ownerName}
      </small>
    </>
  )
}
