import { Link } from '@tanstack/react-router'
import { useContext, type ReactNode } from 'react'
import { stateWords } from '#wording/ui-states'
import { commonWords } from '#wording/ui-common'
import { ProblemError } from '../api/problem.ts'
import { Button, ButtonLink } from './button.tsx'
import { InCard } from './card.tsx'
import { failureKind, worthRetrying, type FailureKind } from './failure-kind.ts'
import { useWording } from './language.tsx'
import { StateRuler } from './state-ruler.tsx'
import './data-state.css'

type Props = { error: unknown; isFetching: boolean; refetch: () => Promise<unknown> }

/** Not there: why, and what to do now. In a card the other cards stay; else it is the page's own state. */
export function Failure({ error, isFetching, refetch }: Props) {
  const { t } = useWording(commonWords)
  const kind = failureKind(error)
  const detail = error instanceof ProblemError ? error.detail : ''
  return (
    <FailureState kind={kind} detail={kind === 'address' || kind === 'server' ? detail : ''}>
      {worthRetrying(kind) && (
        <Button busy={isFetching} onClick={() => void refetch()}>
          {t.retry}
        </Button>
      )}
    </FailureState>
  )
}

/** A way out leaves a past day as well. */
const today = { on: undefined }

/** A state in words with its way on; `children` are its own buttons, before the ways home. */
export function FailureState({ kind, detail = '', children }: { kind: FailureKind; detail?: string; children?: ReactNode }) {
  const { t } = useWording(stateWords)
  const { t: common } = useWording(commonWords)
  const inCard = useContext(InCard)
  const { title, text } = t[kind]
  if (inCard) {
    return (
      <div className="failure" role="alert">
        <b>{title}</b>
        <p>{detail || text}</p>
        {children}
      </div>
    )
  }
  return (
    <div className="state" role="alert">
      <StateRuler kind={kind} />
      <h1>{title}</h1>
      <p>{detail || text}</p>
      <div className="state-ways">
        {children}
        {kind === 'address' && (
          <Link className="button plain normal" to="." search={today}>
            {t.without}
          </Link>
        )}
        {!worthRetrying(kind) && (
          <>
            <ButtonLink to="/" search={today}>
              {common.home}
            </ButtonLink>
            <ButtonLink to="/projects" search={today} look="text">
              {t.allProjects}
            </ButtonLink>
          </>
        )}
      </div>
    </div>
  )
}
