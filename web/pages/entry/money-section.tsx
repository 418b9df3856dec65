import { useId } from 'react'
import { entryWords } from '#wording/ui-entry'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { fenText, readFen } from '#domain/entry-money'
import { Money } from '../../ui/figures.tsx'
import { useWording } from '../../ui/language.tsx'
import { RowTrouble } from './cell-message.tsx'
import type { MoneyRow } from './entry-rows.ts'
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
type Props = { entry: Entry; inHand: string | null; picked: ReadonlyMap<string, string> }

export function MoneySection({ entry, inHand, picked }: Props) {
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
              <MoneyLine key={row.key} entry={entry} index={i} inHand={inHand === row.key} picked={picked.get(row.key)} />
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

type LineProps = { entry: Entry; index: number; inHand: boolean; picked: string | undefined }

function MoneyLine({ entry, index, inHand, picked }: LineProps) {
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
        {...(field === 'note' ? { 'data-note': row.key } : { 'data-key': row.key, inputMode: 'decimal' as const })}
        data-field={field}
        data-picked={picked?.split(' ').includes(field) || undefined}
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
        {row.paid && <Paid entry={entry} row={row} typed={typed} editable={editable} />}
        <RowTrouble {...{ row, typed, fault, refused, conflict, id }} dispatch={entry.dispatch} />
      </td>
    </tr>
  )
}

/** What the register's payments come to; beside another sum, one button takes theirs over. */
function Paid({ entry, row, typed, editable }: { entry: Entry; row: MoneyRow; typed: Typed; editable: boolean }) {
  const { t, format } = useWording(entryWords)
  const { spent, offPurpose } = row.paid!
  const same = readFen(typed.first) === spent
  const taken = { first: fenText(spent), note: '', ...(offPurpose === null ? {} : { third: fenText(offPurpose) }) }
  return (
    <p className={same ? 'entry-message said' : 'entry-message said apart'}>
      {t.said.payments(format.money(spent))}
      {!same && editable && (
        <>
          {' '}
          <Button size="small" onClick={() => entry.change(row, taken)}>
            {t.said.take}
          </Button>
        </>
      )}
    </p>
  )
}
