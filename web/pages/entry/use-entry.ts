import { useCallback, useMemo, useReducer } from 'react'
import type { Month } from '#domain/month'
import type { Declared } from '../../api/declarations.ts'
import type { History, MonthEntries } from '../../api/months.ts'
import type { Session } from '../../api/session.ts'
import { monthNow } from '../../ui/when.ts'
import { readMoney, readRow, type MoneyReading, type Reading } from './cell-reading.ts'
import { entryRows, moneyRows, type EntryRow, type MoneyRow } from './entry-rows.ts'
import { entryReducer, start, type EntryAction, type EntryState } from './entry-state.ts'
import { openPoints, type Point } from './open-points.ts'
import { previewer, type Preview } from './preview.ts'
import { remembered } from './remembered.ts'
import type { DatedDraft } from './draft-merge.ts'
import type { Typed } from './typed.ts'
import { useDraft, type Keeping } from './use-draft.ts'

export type EntryInput = {
  project: Declared
  entries: MonthEntries
  history: History
  month: Month
  session: Session
  names: ReadonlyMap<number, string>
}

/** A month in hand: what is saved, what is typed, what it would mean. Everything but the typed text is derived. */
export type Entry = EntryInput & {
  rows: EntryRow[]
  readings: Reading[]
  money: MoneyRow[]
  moneyReadings: MoneyReading[]
  state: EntryState
  dispatch: (action: EntryAction) => void
  preview: Preview
  points: Point[]
  /** Money and hand-in are the project's own unit's; a unit that only contributes types its cells. */
  ownMoney: boolean
  dirty: number
  editable: boolean
  offer: DatedDraft | null
  recover: (yes: boolean) => void
  keeping: Keeping
  shownIn: (row: EntryRow | MoneyRow) => Typed
  change: (row: EntryRow | MoneyRow, change: Partial<Typed>) => void
}

export function useEntry(input: EntryInput): Entry {
  const { project, entries, history, month, session, names } = input
  const [state, dispatch] = useReducer(entryReducer, start)
  const rows = useMemo(() => entryRows(project, entries, history, month, names), [project, entries, history, month, names])
  const money = useMemo(() => moneyRows(project, entries), [project, entries])
  const { ruleSet } = entries
  const { read, readFen } = useMemo(
    () => ({
      read: remembered((row: EntryRow, text: Typed) => readRow(row, text, project.year, month)),
      readFen: remembered((row: MoneyRow, text: Typed) => readMoney(row, text, project.year, month)),
    }),
    [project.year, month],
  )
  const readings = useMemo(() => rows.map(row => read(row, state.typed[row.key] ?? row.written)), [rows, state.typed, read])
  const moneyReadings = useMemo(
    () => money.map(row => readFen(row, state.typed[row.key] ?? row.written)),
    [money, state.typed, readFen],
  )
  const judge = useMemo(() => previewer(project, history, month, monthNow(), ruleSet), [project, history, month, ruleSet])
  const preview = useMemo(() => judge(readings, moneyReadings), [judge, readings, moneyReadings])
  const change = useCallback((row: EntryRow | MoneyRow, typed: Partial<Typed>) => {
    const { key, written, saved } = row
    dispatch({ type: 'type', patch: { key, typed, written, version: saved?.version ?? 0 } })
  }, [])
  const written = useMemo(() => new Map([...rows, ...money].map(row => [row.key, row.written])), [rows, money])
  const { offer, recover, keeping } = useDraft({
    userId: session.user.id,
    projectId: project.id,
    month,
    editable: entries.editable,
    state,
    dispatch,
    written,
  })
  const ownMoney = entries.units === null
  const shownIn = (row: EntryRow | MoneyRow) => state.typed[row.key] ?? row.written
  return {
    ...input,
    rows,
    readings,
    money,
    moneyReadings,
    state,
    dispatch,
    preview,
    points: openPoints({ rows, readings, money: ownMoney ? money : [], moneyReadings, state, preview }),
    ownMoney,
    dirty: Object.keys(state.typed).length,
    editable: entries.editable,
    offer: entries.editable ? offer : null,
    recover,
    keeping,
    shownIn,
    change,
  }
}
