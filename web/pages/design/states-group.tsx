import { useState } from 'react'
import { stateWords } from '#wording/ui-states'
import { ProblemError } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { InCard } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonLine, SkeletonRows } from '../../ui/data-state.tsx'
import { FailureState } from '../../ui/failure.tsx'
import { useWording } from '../../ui/language.tsx'
import { LockMark } from '../../ui/lock-mark.tsx'
import { Group, Specimen } from './specimen.tsx'
import '../../ui/connection-note.css'

const never = () => Promise.resolve()
const kinds = ['offline', 'slow', 'server', 'forbidden', 'absent', 'address', 'notLoaded', 'crash'] as const
const failed = (status: number) => ({ data: undefined, error: new ProblemError(status, {}), isFetching: false, refetch: never })

/** Everything that stands where data should: waiting, empty, failed, refused, old, locked. */
export function StatesGroup() {
  const { t } = useWording(stateWords)
  const [at] = useState(() => Date.now())
  return (
    <Group id="states" title="States" file="web/ui/data-state.tsx · failure.tsx · page-failed.tsx · connection-note.tsx">
      <Specimen name="DataState" note="waiting: names first, grey bars after 400 ms">
        <div className="design-wide">
          <DataState query={{ data: undefined, error: null, isFetching: true, refetch: never }} loading={<Waiting />}>
            {() => null}
          </DataState>
        </div>
      </Specimen>
      <Specimen name="DataState" note="refreshing failed: the old data stays">
        <div className="design-wide">
          <DataState query={{ ...failed(500), data: 1, dataUpdatedAt: at }} loading={null}>
            {() => <p>50.0%</p>}
          </DataState>
        </div>
      </Specimen>
      {[0, 500, 403].map(status => (
        <Specimen key={status} name={`Failure ${status}`} note="in a card; the other cards stay">
          <DataState query={failed(status)} loading={null}>
            {() => null}
          </DataState>
        </Specimen>
      ))}
      <Specimen name="Empty" note="what to do first">
        <Empty action={<Button>{t.import}</Button>}>
          {t.noProjects(2021)} {t.importFirst}
        </Empty>
      </Specimen>
      <Specimen name="Empty" note="for who may not import">
        <Empty>
          {t.noProjects(2021)} {t.mayNotDeclare}
        </Empty>
      </Specimen>
      <Specimen name="ConnectionNote">
        <div className="connection-note lost design-note">
          <p>{t.offlineNote('14:31')}</p>
        </div>
        <div className="connection-note design-note">
          <p>{t.onlineNote}</p>
        </div>
      </Specimen>
      <Specimen name="LockMark">
        <span className="design-lock">
          <LockMark size={12} /> {t.locked}
        </span>
      </Specimen>
      <InCard value={false}>
        {kinds.map(kind => (
          <Specimen key={kind} name={`FailureState ${kind}`} note="a whole page">
            <FailureState kind={kind} />
          </Specimen>
        ))}
      </InCard>
    </Group>
  )
}

function Waiting() {
  return (
    <>
      <SkeletonLine height={32} />
      <SkeletonRows rows={3} />
    </>
  )
}
