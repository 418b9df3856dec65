import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { checkWords } from '#wording/ui-check'
import { checkBatchWords } from '#wording/ui-check-batch'
import { commonWords } from '#wording/ui-common'
import { copiesWords } from '#wording/ui-copies'
import { checkTable, type Brought, type CheckAnswer } from '../../api/check.ts'
import { fileOfZip } from '../../api/check-batch.ts'
import { problemText } from '../../api/problem-text.ts'
import { sessionQuery } from '../../api/session.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { CheckedView } from './checked-view.tsx'
import { BatchView } from './batch-view.tsx'
import { broughtOf, CheckDrop } from './check-drop.tsx'
import { useBatch } from './use-batch.ts'
import '../../ui/records.css'
import './check-page.css'

type State = { answer: CheckAnswer | null; brought: Brought | null; error: unknown; busy: boolean }
const start: State = { answer: null, brought: null, error: null, busy: false }

/** A finished table handed in: read, recomputed and noted, never saved. */
export default function CheckPage() {
  const { t } = useWording(checkWords)
  const { t: batchWords } = useWording(checkBatchWords)
  const { t: common } = useWording(commonWords)
  const { t: copies } = useWording(copiesWords)
  const mayCompare = useQuery(sessionQuery).data?.rights.includes('seeCopies') ?? false
  const [state, setState] = useState(start)
  const { batch, start: begin, cancel, clear } = useBatch(error => setState({ ...start, error }))

  // The last call counts: an earlier file's answer may come later.
  const calls = useRef(0)
  async function check(given: Brought, inside?: string) {
    const call = ++calls.current
    let brought = given
    const show = (next: Partial<State>) => {
      if (call === calls.current) setState({ ...start, brought, ...next })
    }
    show({ busy: true })
    try {
      if (inside !== undefined && given.body instanceof File) {
        const file = await fileOfZip(given.body, inside)
        brought = broughtOf({ name: file.name, file })
      }
      show({ answer: await checkTable(brought.body, brought.type) })
    } catch (error) {
      show({ error })
    }
  }
  function leave() {
    calls.current++
    setState(start)
  }
  const fault = state.error === null ? null : (problemText(state.error) ?? common.offline)
  if (batch && !state.answer)
    return (
      <Page title={t.title} className="check-page">
        <BatchView
          batch={batch}
          opening={state.busy ? (state.brought?.name ?? '') : null}
          error={fault}
          onOpen={({ inside, ...given }) => void check({ ...broughtOf(given), name: inside ?? given.file.name }, inside)}
          onCancel={cancel}
          onAgain={() => {
            leave()
            clear()
          }}
        />
      </Page>
    )
  return (
    <Page title={t.title} className="check-page">
      {state.answer && state.brought ? (
        <CheckedView answer={state.answer} brought={state.brought} again={batch ? batchWords.back : t.again} onAgain={leave} />
      ) : (
        <>
          <div className="records-head">
            <h1>{t.title}</h1>
            {mayCompare && <ButtonLink to="/copies">{copies.title}</ButtonLink>}
          </div>
          <p className="records-lead">{t.lead}</p>
          <CheckDrop
            busy={state.busy}
            error={fault}
            onBrought={brought => void check(brought)}
            onMany={given => void begin(given)}
          />
        </>
      )}
    </Page>
  )
}
