import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { carryWords } from '#wording/ui-carry'
import { commonWords } from '#wording/ui-common'
import { agenciesQuery } from '../../api/agencies.ts'
import { carryListQuery, carryProjects, type Carried, type CarryList } from '../../api/carry-over.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { CarryTable } from './carry-table.tsx'
import '../../ui/records.css'
import './carry-over-page.css'

/** So many at a time: what was done is seen while the rest is still at work. */
const atOnce = 5

/** A unit's projects carried into the next year in one go, with what became of each. */
export default function CarryOverPage() {
  const { t } = useWording(carryWords)
  const search = useSearch({ from: '/carry-over' })
  const navigate = useNavigate({ from: '/carry-over' })
  const query = useQuery(carryListQuery(search))
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  const { data } = query
  const open = data?.items.filter(item => item.refusal === null).length ?? 0
  return (
    <Page title={t.title} className="carry-over">
      <div className="records-head">
        <h1>{data && data.total > 0 ? <Rich text={t.batch.lead(data.year, open, data.total, data.items.length)} /> : t.title}</h1>
      </div>
      <div className="records-filters">
        <Field label={t.batch.year}>
          {given => (
            <select
              {...given}
              className="input"
              value={data?.year ?? search.year ?? ''}
              onChange={event => void navigate({ search: { ...search, year: Number(event.target.value) } })}
            >
              {[...new Set([...(data?.years ?? []), ...(data ? [data.year] : [])])].map(year => (
                <option key={year} value={year}>
                  {year}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.batch.unit}>
          {given => (
            <select
              {...given}
              className="input"
              value={search.agencyId ?? ''}
              onChange={event =>
                void navigate({ search: { ...search, year: data?.year, agencyId: Number(event.target.value) || undefined } })
              }
            >
              <option value="">{t.batch.all}</option>
              {agencies.map(agency => (
                <option key={agency.id} value={agency.id}>
                  {agency.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <DataState query={query} loading={<SkeletonRows rows={10} height={40} />}>
        {list =>
          list.items.length === 0 ? (
            <Empty>{t.batch.none(list.year)}</Empty>
          ) : (
            <Batch key={`${list.year} ${search.agencyId}`} list={list} />
          )
        }
      </DataState>
    </Page>
  )
}

function Batch({ list }: { list: CarryList }) {
  const { t } = useWording(carryWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [results, setResults] = useState<ReadonlyMap<number, Carried>>(new Map())
  const [running, setRunning] = useState<{ done: number; all: number } | null>(null)
  const [failed, setFailed] = useState<string | null>(null)

  async function run() {
    const ids = list.items.map(({ id }) => id).filter(id => chosen.has(id))
    if (ids.length === 0) return
    setFailed(null)
    try {
      for (let first = 0; first < ids.length; first += atOnce) {
        setRunning({ done: first, all: ids.length })
        const { items } = await carryProjects(ids.slice(first, first + atOnce))
        setResults(before => new Map([...before, ...items.map(item => [item.id, item] as const)]))
        setChosen(before => new Set([...before].filter(id => !items.some(item => item.id === id))))
      }
    } catch (error) {
      setFailed(problemText(error) ?? common.offline)
    }
    setRunning(null)
    await client.invalidateQueries()
  }
  const made = [...results.values()].filter(row => row.made !== null).length
  return (
    <>
      <p className="records-lead">{t.batch.note}</p>
      {list.total > list.items.length && <p className="records-lead">{t.batch.cut(list.items.length, list.total)}</p>}
      <div className="carry-bar">
        <p role="status">
          {running ? (
            t.batch.running(running.done, running.all)
          ) : results.size > 0 ? (
            <Rich text={t.batch.done(made, results.size - made)} />
          ) : null}
        </p>
        {failed && (
          <p className="field-error" role="alert">
            {failed}
          </p>
        )}
        <Button look={chosen.size > 0 ? 'primary' : 'plain'} busy={running !== null} onClick={() => void run()}>
          {running ? t.batch.running(running.done, running.all) : t.batch.run(chosen.size)}
        </Button>
      </div>
      <CarryTable list={list} chosen={chosen} results={results} onChosen={setChosen} />
    </>
  )
}
