import './cell.css'
import { levelWord } from '#wording/level'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import type { Reading } from './cell-reading.ts'
import type { EntryRow } from './entry-rows.ts'
import type { IndicatorPreview } from './preview.ts'
import { amountText } from './row-text.ts'
import { isEmpty, type Typed } from './typed.ts'

type Props = {
  row: EntryRow
  reading: Reading
  preview: IndicatorPreview
  typed: Typed
  editable: boolean
  /** The server's own objection. */
  refused: string | undefined
  described: string
  /** Which of its fields are picked. */
  picked?: string
  change: (change: Partial<Typed>) => void
}

/** A row's cell of the month, in the state it is in. */
export function CellEditor(props: Props) {
  const { row, reading, preview, typed, editable, change } = props
  const { t, lang, format } = useWording(entryWords)
  const name = row.unit ? `${row.facts.name} · ${row.unit}` : row.facts.name
  if (row.kind === 'derived')
    return (
      <span className="entry-cell locked" title={t.cell.ledgerWhat}>
        <small>
          <Lock /> {t.cell.ledger}
        </small>
        {amountText(row, preview.toDate, null, lang)}
      </span>
    )
  if (row.doneIn !== null)
    return (
      <span className={editable ? 'entry-cell done' : 'entry-cell locked'}>
        <small>{t.cell.doneIn(format.month(row.doneIn))}</small>
        {amountText(row, null, preview.toDateLevel, lang)}
      </span>
    )
  if (typed.absent)
    return (
      <span className="entry-cell absent">
        <span>{t.cell.absent}</span>
        {editable && (
          <button type="button" className="link-button" data-key={row.key} onClick={() => change({ absent: false })}>
            {t.cell.absentOff}
          </button>
        )}
      </span>
    )
  if (!editable) {
    const whose = row.mine ? null : row.owner === null ? t.cell.byOther : t.cell.byUnit(row.owner)
    return (
      <span className="entry-cell locked" title={whose ?? undefined}>
        {isEmpty(typed) ? <small className="clip">{whose ?? t.cell.empty}</small> : <Said {...props} />}
      </span>
    )
  }
  const fault = reading.fault !== null || props.refused !== undefined
  const given = {
    'data-key': row.key,
    'aria-invalid': fault || undefined,
    'aria-describedby': props.described || undefined,
    // The grid brings the focus to the cell's first stop.
    tabIndex: 0,
  }
  const pickedOf = (field: string) => (props.picked?.split(' ').includes(field) ? true : undefined)
  const state = fault
    ? 'fault'
    : reading.state === 'empty'
      ? preview.due
        ? 'due'
        : row.facts.aggregation === 'weighted'
          ? 'optional'
          : 'open'
      : 'given'
  if (row.kind === 'level')
    return <LevelCell {...props} name={name} given={{ ...given, 'data-picked': pickedOf('level') }} state={state} />
  const text = (field: 'first' | 'second', label: string, placeholder: string) => (
    <input
      {...given}
      data-field={field}
      data-picked={pickedOf(field)}
      className="entry-input"
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      maxLength={40}
      placeholder={placeholder}
      value={typed[field]}
      onChange={event => change({ [field]: event.target.value })}
    />
  )
  if (row.kind === 'number')
    return (
      <span className={`entry-cell number ${state}`}>
        <small>{unitOf(row)}</small>
        {text('first', t.cell.value(name), state === 'due' ? t.cell.empty : '')}
        {state === 'due' && row.facts.aggregation === 'sum' && <small aria-hidden="true">{t.cell.zeroHint}</small>}
      </span>
    )
  return (
    <span className={`entry-cell pair ${state}`}>
      {text('first', t.cell.numerator(name), state === 'optional' ? t.cell.optional : state === 'due' ? t.cell.empty : '')}
      <i aria-hidden="true">/</i>
      {text('second', t.cell.denominator(name), '')}
      {state === 'optional' && (
        <span className="entry-fill" aria-hidden="true">
          {t.cell.fill}
        </span>
      )}
    </span>
  )
}

const unitOf = ({ declared: { target } }: EntryRow) =>
  target.unit === '元' && target.scale === 1e4 ? '万元' : target.unit === '%' ? '%' : target.unit

function Said({ row, typed }: Props) {
  const { lang } = useWording(entryWords)
  if (row.kind === 'level') return levelWord(lang, typed.level, row.declared.target)
  const { first, second } = typed
  return second ? `${first} / ${second}` : `${first}${row.kind === 'number' && !first.endsWith('%') ? ` ${unitOf(row)}` : ''}`
}

type Given = {
  'data-key': string
  'data-picked': true | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

function LevelCell({ row, typed, change, name, given, state }: Props & { name: string; given: Given; state: string }) {
  const { t, lang } = useWording(entryWords)
  const staged = row.facts.aggregation === 'milestone'
  const at = row.choices.indexOf(typed.level)
  return (
    <span className={`entry-cell level ${state}`}>
      <small aria-hidden="true">
        {typed.level !== '' && typed.level === row.last?.level
          ? t.cell.same
          : staged && at >= 0
            ? `${at} / ${row.choices.length - 1}`
            : ''}
      </small>
      <select
        {...given}
        data-field="level"
        className="entry-input"
        aria-label={staged ? t.cell.stage(name) : t.cell.level(name)}
        value={typed.level}
        onChange={event => change({ level: event.target.value })}
      >
        <option value="">{t.cell.empty}</option>
        {(at < 0 && typed.level !== '' ? [...row.choices, typed.level] : row.choices).map(choice => (
          <option key={choice} value={choice}>
            {levelWord(lang, choice, row.declared.target)}
          </option>
        ))}
      </select>
    </span>
  )
}

export function Lock() {
  return (
    <svg width="10" height="12" viewBox="0 0 10 12" aria-hidden="true" className="entry-lock">
      <path d="M2.5 5.5v-2a2.5 2.5 0 0 1 5 0v2M1 5.5h8v6H1z" />
    </svg>
  )
}
