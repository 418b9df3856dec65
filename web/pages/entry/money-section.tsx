import { useId } from 'react'
import { entryWords } from '#wording/ui-entry'
import { Card } from '../../ui/card.tsx'
import { Money } from '../../ui/figures.tsx'
import { useWording } from '../../ui/language.tsx'
import { RowTrouble } from './cell-message.tsx'
import { inConflict } from './open-points.ts'
import type { Typed } from './typed.ts'
import type { Entry } from './use-entry.ts'
import './money-section.css'

const fields = [
  ['first', 'spent'],
  ['second', 'allocated'],
  ['third', 'offPurpose'],
] as const

/** The ledger of the month: what each sub-project spent and received, in 万元, exact to the fen. */
export function MoneySection({ entry, inHand }: { entry: Entry; inHand: string | null }) {
  const { t } = useWording(entryWords)
  const sums = ['spent', 'allocated', 'offPurpose'] as const
  const known = (field: (typeof sums)[number]) =>
    entry.moneyReadings.map(({ entry: row }) => row[field] ?? null).filter(fen => fen !== null)
  return (
    <Card
      title={t.money.title}
      beside={<small>{entry.ownMoney ? t.money.hint : t.money.byOwner(entry.project.agency.name)}</small>}
      className="money-section"
    >
      <div className="money-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.money.subproject}</th>
              <th scope="col" className="number money-budget">
                {t.money.budget}
              </th>
              <th scope="col" className="number">
                {t.money.spent}
              </th>
              <th scope="col" className="number">
                {t.money.allocated}
              </th>
              <th scope="col" className="number">
                {t.money.offPurpose}
              </th>
              <th scope="col" className="money-note">
                {t.money.note}
              </th>
            </tr>
          </thead>
          <tbody>
            {entry.money.map((row, i) => (
              <MoneyLine key={row.key} entry={entry} index={i} inHand={inHand === row.key} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.money.total}</th>
              <td className="number money-budget">
                <Money fen={entry.preview.budget} />
              </td>
              {sums.map(field => (
                <td key={field} className="number">
                  <Money fen={known(field).length ? known(field).reduce((a, b) => a + b, 0) : null} />
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  )
}

function MoneyLine({ entry, index, inHand }: { entry: Entry; index: number; inHand: boolean }) {
  const { t } = useWording(entryWords)
  const id = useId()
  const row = entry.money[index]!
  const { fault } = entry.moneyReadings[index]!
  const typed = entry.shownIn(row)
  const refused = entry.state.refused[row.key]
  const bad = fault !== null || refused !== undefined
  const editable = entry.editable && entry.ownMoney
  const conflict = editable && inConflict(entry.state, row.key, row.saved)
  const input = (field: keyof Typed & ('first' | 'second' | 'third' | 'note'), label: string) =>
    editable ? (
      <input
        className={field === 'note' ? 'entry-note-input' : 'entry-input'}
        {...(field === 'note'
          ? { 'data-note': row.key }
          : { 'data-key': row.key, 'data-field': field, inputMode: 'decimal' as const })}
        aria-label={t.money.field(label, row.name)}
        aria-invalid={fault?.field === field || undefined}
        aria-describedby={bad ? id : undefined}
        autoComplete="off"
        placeholder={field === 'note' ? label : undefined}
        maxLength={field === 'note' ? 2000 : 30}
        value={typed[field]}
        onChange={event => entry.change(row, { [field]: event.target.value })}
      />
    ) : (
      <span className="money-fixed">{typed[field] || '—'}</span>
    )
  return (
    <tr className={bad ? 'entry-row fault' : inHand ? 'entry-row in-hand' : 'entry-row'} data-row={row.key}>
      <th scope="row">{row.name}</th>
      <td className="number money-budget">
        <Money fen={row.budget} />
      </td>
      {fields.map(([field, word]) => (
        <td key={field} className="number money-cell" data-label={t.money[word]}>
          {input(field, t.money[word])}
        </td>
      ))}
      <td className="money-note">
        {input('note', t.money.note)}
        <RowTrouble {...{ row, typed, fault, refused, conflict, id }} dispatch={entry.dispatch} />
      </td>
    </tr>
  )
}
