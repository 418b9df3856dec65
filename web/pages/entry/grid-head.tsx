import { createContext, useContext, useMemo, type KeyboardEvent } from 'react'
import { Link } from '@tanstack/react-router'
import { monthOf, numberOf, timeProgress, yearOf, type Month } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import { MonthName } from '../../ui/months.tsx'
import { Lock } from './cell-editor.tsx'
import { filledOf } from './open-points.ts'
import type { Entry } from './use-entry.ts'

/** What the grid's head shows; cells of the head are made once and read it here. */
type Head = { projectId: number; month: Month; given: ReadonlySet<string>; filled: number; total: number; locked: boolean }
const HeadContext = createContext<Head | null>(null)
export const HeadProvider = HeadContext.Provider

const useHead = (): Head => {
  const head = useContext(HeadContext)
  if (!head) throw new Error('a head of the grid outside of it')
  return head
}

export function useHeadOf({ project, month, history, rows, readings, entries }: Entry): Head {
  const given = useMemo(
    () => new Set([...history.actuals, ...history.expenditures].map(row => row.month)),
    [history.actuals, history.expenditures],
  )
  const { filled, total } = useMemo(() => filledOf(rows, readings), [rows, readings])
  const locked = entries.closed === 'locked'
  return useMemo(
    () => ({ projectId: project.id, month, given, filled, total, locked }),
    [project.id, month, given, filled, total, locked],
  )
}

/** A link's keys are its own, not the grid's. */
const keepKeys = (event: KeyboardEvent) => event.stopPropagation()

export function Months({ from, to }: { from: number; to: number }) {
  return (
    <span className="entry-months">
      {Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => (
        <MonthLink key={i} month={from + i} />
      ))}
    </span>
  )
}

/** The strip is the way to the other months; a dot where something was reported. */
function MonthLink({ month, text }: { month: number; text?: string }) {
  const head = useHead()
  const to = monthOf(yearOf(head.month), month)
  return (
    <Link
      to="/projects/$id/months/$month"
      params={{ id: String(head.projectId), month: to }}
      className={head.given.has(to) ? 'entry-month-link given' : 'entry-month-link'}
      onKeyDown={keepKeys}
    >
      {text ?? <MonthName month={month} />}
    </Link>
  )
}

export function LastHead({ month }: { month: number }) {
  const { t, format } = useWording(entryWords)
  if (month === 1) return <span className="visually-hidden">{t.cards.lastMonth}</span>
  return <MonthLink month={month - 1} text={t.columns.last(format.month(monthOf(2000, month - 1)))} />
}

export function MonthHead() {
  const { t, format } = useWording(entryWords)
  const { month, locked, filled, total } = useHead()
  return (
    <>
      <b>{format.month(month)}</b>
      {locked && (
        <span className="entry-month-lock" title={t.lockedMonth}>
          <Lock />
          <span className="visually-hidden">{t.lockedMonth}</span>
        </span>
      )}
      <small>{t.columns.filled(filled, total)}</small>
    </>
  )
}

export function AheadHead({ month }: { month: number }) {
  const { t, format } = useWording(entryWords)
  const { t: common } = useWording(commonWords)
  const { month: now } = useHead()
  return (
    <>
      <span className="visually-hidden">{t.columns.ahead}</span>
      {numberOf(now) <= 8 && (
        <small className="entry-time">
          ◂ {common.timeProgress} {format.percent(timeProgress(now))}
        </small>
      )}
      <Months from={month + 1} to={12} />
    </>
  )
}

type Word = Extract<
  keyof (typeof entryWords)['zh-CN']['columns'],
  'number' | 'name' | 'target' | 'history' | 'toDate' | 'signal' | 'note'
>

export function WordHead({ word, hidden = false }: { word: Word; hidden?: boolean }) {
  const { t } = useWording(entryWords)
  return <span className={hidden ? 'visually-hidden' : undefined}>{t.columns[word]}</span>
}
