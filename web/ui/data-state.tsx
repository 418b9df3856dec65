import { useEffect, useState, type ReactNode } from 'react'
import { ProblemError } from '../api/problem.ts'
import { commonWords } from '#wording/ui-common'
import { Button } from './button.tsx'
import { useWording } from './language.tsx'
import './data-state.css'

/** What a react-query result has in common; infinite queries fit as well. */
type Result<T> = { data: T | undefined; error: unknown; isFetching: boolean; refetch: () => Promise<unknown> }

type Props<T> = {
  query: Result<T>
  /** Names and frame at their final height while waiting; grey bars appear only after 400 ms. */
  loading: ReactNode
  children: (data: T) => ReactNode
}

/** Waiting, failed (with retry) or there. Data once shown stays, with a note when refreshing fails. */
export function DataState<T>({ query, loading, children }: Props<T>) {
  const { t } = useWording(commonWords)
  if (query.data === undefined) return query.error ? <Failure {...query} /> : <Waiting>{loading}</Waiting>
  return (
    <>
      {query.error ? (
        <p className="stale" role="status">
          {t.stale}{' '}
          <Button size="small" onClick={() => void query.refetch()}>
            {t.retry}
          </Button>
        </p>
      ) : null}
      {children(query.data)}
    </>
  )
}

export function Failure({ error, isFetching, refetch }: Omit<Result<unknown>, 'data'>) {
  const { t } = useWording(commonWords)
  const status = error instanceof ProblemError ? error.status : null
  const words = status === 0 ? t.offline : status === 403 ? t.forbidden : status === 404 ? t.absent : null
  const detail = error instanceof ProblemError ? error.detail : null
  return (
    <div className="failure" role="alert">
      <b>{t.failed}</b>
      <p>{words ?? detail ?? ''}</p>
      {status !== 403 && status !== 404 && (
        <Button busy={isFetching} onClick={() => void refetch()}>
          {t.retry}
        </Button>
      )}
    </div>
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

/** Nothing there: one sentence and what to do first. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  )
}
