import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Overview } from '#domain/overview'
import { overviewLead } from '#wording/overview-lead'
import { wallWords } from '#wording/ui-wall'
import { agenciesQuery } from '../../api/agencies.ts'
import { overviewQuery } from '../../api/overview.ts'
import { DataState } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { StateRuler } from '../../ui/state-ruler.tsx'
import { monthNow, whenText } from '../../ui/when.ts'
import { useLit, useLive } from './use-live.ts'
import { WallHead } from './wall-head.tsx'
import { WallHeat } from './wall-heat.tsx'
import { WallLights } from './wall-lights.tsx'
import { WallMissing } from './wall-missing.tsx'
import { WallMoney } from './wall-money.tsx'
import { WallWorst } from './wall-worst.tsx'
import './wall.css'

/** A day turns months late without anybody saving: now and then the wall asks by itself. */
const evenSo = 5 * 60_000

/** The meeting room's wall: the portfolio in one look. It changes nothing, and ends with its session when nobody comes by. */
export default function WallPage() {
  const { t } = useWording(wallWords)
  const search = useSearch({ from: '/wall' })
  const { line, endedAt } = useLive()
  useLit()
  const ended = line === 'ended'
  const query = useQuery({ ...overviewQuery(search), refetchInterval: evenSo, enabled: !ended })
  const agencies = useQuery({ ...agenciesQuery, enabled: !ended && search.agencyId !== undefined }).data?.items ?? []
  const scope = agencies.find(agency => agency.id === search.agencyId)?.name ?? null
  const navigate = useNavigate()
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && void navigate({ to: '/', search })
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [navigate, search])
  const { data } = query
  return (
    <Page title={t.title(data?.year ?? search.year ?? Number(monthNow().slice(0, 4)))} sample={data?.sample} className="wall">
      {ended ? (
        <Ended at={endedAt} />
      ) : (
        <>
          <WallHead overview={data} at={query.dataUpdatedAt} line={line} search={search} />
          <DataState query={query} loading={<div className="wall-waiting" />}>
            {overview => <Loaded overview={overview} scope={scope} agencyId={search.agencyId} />}
          </DataState>
        </>
      )}
    </Page>
  )
}

type Props = { overview: Overview; scope: string | null; agencyId: number | undefined }

function Loaded({ overview, scope, agencyId }: Props) {
  const { t, lang } = useWording(wallWords)
  if (overview.totals.projects === 0)
    return (
      <div className="wall-ended">
        <StateRuler kind="empty" />
        <h1>{t.none(overview.year)}</h1>
        <p>{t.noneYet}</p>
      </div>
    )
  return (
    <>
      <h1 className="wall-lead">
        <Rich text={overviewLead(overview, lang, scope)} />
      </h1>
      <WallLights overview={overview} />
      <div className="wall-three">
        <WallMoney overview={overview} />
        <WallWorst items={overview.projects.items} />
        <WallMissing overview={overview} agencyId={agencyId} />
      </div>
      <WallHeat overview={overview} />
    </>
  )
}

/** Said calmly, and without figures: whoever is in the room is not signed in. */
function Ended({ at }: { at: number }) {
  const { t } = useWording(wallWords)
  const next = new URLSearchParams({ next: location.pathname + location.search })
  return (
    <div className="wall-ended" role="status">
      <StateRuler kind="forbidden" />
      <h1>{t.ended.title}</h1>
      <p>{t.ended.text(whenText(at))}</p>
      <a className="button primary large" href={`/signin.html?${next.toString()}`}>
        {t.ended.signIn}
      </a>
    </div>
  )
}
