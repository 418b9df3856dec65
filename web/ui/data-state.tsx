import { useEffect, useState, type ReactNode } from 'react'
import { commonWords } from '#wording/ui-common'
import { stateWords } from '#wording/ui-states'
import { ProblemError } from '../api/problem.ts'
import { Button } from './button.tsx'
import { Failure } from './failure.tsx'
import { useWording } from './language.tsx'
import { StateRuler } from './state-ruler.tsx'
import { useOffline } from './use-connection.ts'
import { whenText } from './when.ts'
import './data-state.css'

/** What a react-query result has in common; infinite queries fit as well. */
type Result<T> = {
  data: T | undefined
  error: unknown
  isFetching: boolean
  dataUpdatedAt?: number
  refetch: () => Promise<unknown>
}

type Props<T> = {
  query: Result<T>
  /** Names and frame at their final height while waiting; grey bars appear only after 400 ms. */
  loading: ReactNode
  children: (data: T) => ReactNode
}

/** Waiting, failed (with retry) or there. Data once shown stays, with a note when refreshing fails. */
export function DataState<T>({ query, loading, children }: Props<T>) {
  const offline = useOffline()
  if (query.data === undefined) {
    // Signed out meanwhile: sign-in is on its way, and is no refusal.
    const signedOut = query.error instanceof ProblemError && query.error.status === 401
    const error = query.error ?? (offline ? new ProblemError(0, {}) : null)
    return error && !signedOut ? <Failure {...query} error={error} /> : <Waiting>{loading}</Waiting>
  }
  return (
    <>
      {query.error ? <Stale {...query} /> : null}
      {children(query.data)}
    </>
  )
}

/** Refreshing failed: what is shown is said to be old. */
function Stale({ isFetching, dataUpdatedAt, refetch }: Result<unknown>) {
  const { t } = useWording(commonWords)
  const { t: states } = useWording(stateWords)
  return (
    <p className="stale" role="status">
      {dataUpdatedAt ? states.stale(whenText(dataUpdatedAt)) : t.stale}{' '}
      <Button size="small" busy={isFetching} onClick={() => void refetch()}>
        {t.retry}
      </Button>
    </p>
  )
}

function Waiting({ children }: { children: ReactNode }) {
  const { t } = useWording(commonWords)
  const late = useLate(400)
  return (
    <div className={late ? 'waiting late' : 'waiting'} aria-busy="true">
      <span className="visually-hidden" role="status">
        {late ? t.loading : ''}
      </span>
      {children}
    </div>
  )
}

function useLate(after: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), after)
    return () => clearTimeout(timer)
  }, [after])
  return late
}

/** Rows of final height with a grey bar each. */
export function SkeletonRows({ rows, height = 36 }: { rows: number; height?: number }) {
  return Array.from({ length: rows }, (_, index) => (
    <div key={index} className="skeleton-row" style={{ height }}>
      <i />
    </div>
  ))
}

/** A line of text at its final height. */
export function SkeletonLine({ height }: { height: number }) {
  return (
    <div className="skeleton-row line" style={{ height }}>
      <i />
    </div>
  )
}

/** Nothing there: one sentence and what to do first. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <StateRuler kind="empty" />
      <p>{children}</p>
      {action}
    </div>
  )
}
