import { noop } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { readNumber } from '#domain/entry-number'
import type { Target } from '#domain/target'
import { causes, likelihoods, type Likelihood } from '#domain/vocabulary'
import { describeTarget } from '#wording/target'
import { followWords } from '#wording/ui-follow'
import type { LineWriting, MonitoringLine } from '../../api/monitoring.ts'
import { useWord, useWording } from '../../ui/language.tsx'
import { Overtaken } from '../../ui/overtaken.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import { WordsInput } from '../../ui/words-input.tsx'

type Props = {
  line: MonitoringLine
  mayWrite: boolean
  month: number
  /** The table has second-level categories. */
  levels: boolean
  /** Somebody opened it to write on it; the one opened last has the focus. */
  opened: 'last' | boolean
  onOpen: () => void
  onWrite: (writing: LineWriting) => Promise<unknown>
}

/** Lines that must be answered, or were, stand open; the rest is read until somebody wants to write on it. */
const speaks = ({ signal, causes, note, likelihood, source }: MonitoringLine) =>
  signal === 'behind' ||
  signal === 'warning' ||
  causes.length > 0 ||
  note !== '' ||
  (source !== 'computed' && likelihood !== null && likelihood !== 'certain')

/** One row of the table; each answer is saved as soon as it is given. Spending is counted in 万元. */
export function MonitoringRow({ line, mayWrite: may, month, levels, opened, onOpen, onWrite }: Props) {
  const row = useRef<HTMLTableRowElement>(null)
  const mayWrite = may && (opened !== false || speaks(line))
  useEffect(() => {
    if (opened === 'last') row.current?.querySelector<HTMLElement>('input, button, textarea')?.focus()
  }, [opened])
  const { t, lang, format } = useWording(followWords)
  const wordOf = useWord()
  const signalWord = useSignalWord()
  const { target, indicatorId } = line
  const spending = indicatorId === 0
  const name = spending ? t.table.spending : line.name
  const shown = (value: number | null) =>
    value === null
      ? '—'
      : spending
        ? `${format.money(value)} ${t.table.units.money}`
        : format.quantity(value, target!.unit, target!.scale)
  const { ask } = t.table
  // A refusal is told below the table.
  const choose = (said: LineWriting) => void onWrite(said).catch(noop)
  return (
    <tr ref={row} className={mayWrite ? undefined : 'part-quiet'}>
      <td className="part-category" data-label={t.table.columns.category}>
        {line.category}
      </td>
      {levels && <td data-label={t.table.columns.subcategory}>{line.subcategory}</td>}
      <th scope="row">
        <SignalShape signal={line.signal} label={signalWord(line.signal)} /> {name}
        {line.category && <small className="part-level">{line.category}</small>}
      </th>
      <td data-label={t.table.columns.target}>
        {target === null ? '—' : target.kind === 'qualitative' ? target.raw : describeTarget(lang, target)}
      </td>
      <td data-label={t.table.actual(month)}>{line.toDateLevel ?? shown(line.toDate)}</td>
      <td data-label={t.table.columns.forecast}>
        {!line.numeric ? (
          <span className="quiet">{t.table.level}</span>
        ) : mayWrite ? (
          <Forecast
            label={`${name} ${ask.forecast}`}
            stored={line.forecast}
            written={line.forecast === null ? '' : spending ? String(line.forecast / 1_000_000) : shown(line.forecast)}
            read={text => (spending ? moneyOf(text) : numberOf(text, target!))}
            onSave={forecast => onWrite({ forecast })}
          />
        ) : (
          shown(line.forecast)
        )}
      </td>
      <td data-label={t.table.columns.causes}>
        {mayWrite ? (
          <span className="part-causes" role="group" aria-label={`${name} ${ask.causes}`}>
            {causes.map(cause => (
              <button
                key={cause}
                type="button"
                aria-pressed={line.causes.includes(cause)}
                onClick={() =>
                  choose({
                    causes: line.causes.includes(cause) ? line.causes.filter(one => one !== cause) : [...line.causes, cause],
                  })
                }
              >
                {wordOf(`cause.${cause}`)}
              </button>
            ))}
          </span>
        ) : (
          format.list(line.causes.map(cause => wordOf(`cause.${cause}`)))
        )}
      </td>
      <td className="part-note" data-label={t.table.columns.note}>
        {mayWrite ? (
          <WordsInput label={`${name} ${ask.note}`} value={line.note} most={4000} onSave={note => onWrite({ note })} />
        ) : (
          line.note
        )}
      </td>
      <td data-label={t.table.columns.likelihood}>
        {mayWrite ? (
          <select
            className="input"
            aria-label={`${name} ${ask.likelihood}`}
            value={line.likelihood ?? ''}
            onChange={event => choose({ likelihood: likelihoodOf(event.target.value) })}
          >
            <option value="">—</option>
            {likelihoods.map(one => (
              <option key={one} value={one}>
                {wordOf(`likelihood.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          line.likelihood && wordOf(`likelihood.${line.likelihood}`)
        )}
        {line.source === 'computed' && (
          <small className="part-computed" title={t.table.computedWhy}>
            {t.table.computed}
          </small>
        )}{' '}
        {may && !mayWrite && (
          <button type="button" className="link-button no-print" aria-label={t.table.fillFor(name)} onClick={onOpen}>
            {t.table.fill}
          </button>
        )}
      </td>
    </tr>
  )
}

const likelihoodOf = (text: string): Likelihood | null => likelihoods.find(one => one === text) ?? null

type Reading = { value: number | null; fault: boolean }
const numberOf = (text: string, target: Target): Reading => readNumber(text, target)
/** 万元 as typed, to fen. */
function moneyOf(text: string): Reading {
  const bare = text.replaceAll(/[,，\s万元]/g, '')
  if (bare === '') return { value: null, fault: false }
  const value = Number(bare)
  return Number.isFinite(value) ? { value: Math.round(value * 1_000_000), fault: false } : { value: null, fault: true }
}

type ForecastProps = {
  label: string
  stored: number | null
  written: string
  read: (text: string) => Reading
  onSave: (value: number | null) => Promise<unknown>
}

function Forecast({ label, stored, written, read, onSave }: ForecastProps) {
  const { t } = useWording(followWords)
  const field = useTyped({ stored, written, read: text => read(text).value, fault: text => read(text).fault, onSave })
  const { fault } = read(field.text)
  return (
    <>
      <input
        className="input"
        aria-label={label}
        aria-invalid={fault || undefined}
        value={field.text}
        onChange={event => field.type(event.target.value)}
        onBlur={field.save}
      />
      {fault && <span className="field-error">{t.forecast.fault}</span>}
      {field.overtaken && !fault && <Overtaken theirs={written} onTheirs={field.takeBack} onMine={field.insist} />}
    </>
  )
}
