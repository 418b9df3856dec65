import { useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import type { Month } from '#domain/month'
import type { Declared } from '../../api/declarations.ts'
import type { History, MonthEntries } from '../../api/months.ts'
import type { Session } from '../../api/session.ts'
import { monthNow } from '../../ui/when.ts'
import { readMoney, readRow, type MoneyReading, type Reading } from './cell-reading.ts'
import { entryRows, moneyRows, type EntryRow, type MoneyRow } from './entry-rows.ts'
import { entryReducer, start, type EntryAction, type EntryState } from './entry-state.ts'
import { draftKey, keep, kept, readDraft, writeDraft, type LocalDraft } from './local-draft.ts'
import { openPoints, type Point } from './open-points.ts'
import { previewer, type Preview } from './preview.ts'
import { remembered } from './remembered.ts'
import type { Typed } from './typed.ts'

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
  offer: LocalDraft | null
  recover: (yes: boolean) => void
  /** What is typed is also kept in this browser. */
  keptHere: boolean
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
  const { offer, recover, keptHere } = useDraft(draftKey(session.user.id, project.id, month), state, dispatch)
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
    keptHere,
    shownIn,
    change,
  }
}

/** Keeps what is typed in this browser, and offers what an earlier visit left. */
function useDraft(key: string, state: EntryState, dispatch: (action: EntryAction) => void) {
  const [offer, setOffer] = useState(() => readDraft(kept(key)))
  const [keptHere, setKeptHere] = useState(true)
  useEffect(() => {
    const typed = { ...offer?.typed, ...state.typed }
    const base = { ...offer?.base, ...state.base }
    const any = Object.keys(typed).length > 0
    setKeptHere(keep(key, any ? writeDraft({ ...state, typed, base }, offer?.at ?? Date.now()) : null))
  }, [key, state, offer])
  function recover(yes: boolean) {
    if (yes && offer)
      dispatch({ type: 'recover', typed: { ...offer.typed, ...state.typed }, base: { ...offer.base, ...state.base } })
    setOffer(null)
  }
  return { offer, recover, keptHere }
}
