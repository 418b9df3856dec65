import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { copiesWords } from '#wording/ui-copies'
import { agenciesQuery } from '../../api/agencies.ts'
import { copiedNumbersQuery, copiedTextQuery, copiesFile, lookAnew } from '../../api/copies.ts'
import type { CopiesSearch } from '../../search-copies.ts'
import { Button } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Field } from '../../ui/field.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Segments } from '../../ui/segments.tsx'
import { momentText } from '../../ui/when.ts'
import { NumberRows } from './number-rows.tsx'
import { TextGroup } from './text-group.tsx'
import '../../ui/records.css'
import './copies-page.css'

const pageSize = 20

/** Text and numbers alike in units' reports, each passage once with all who hold it, the most suspicious first. */
export default function CopiesPage() {
  const { t, lang } = useWording(copiesWords)
  const { t: common } = useWording(commonWords)
  const search = useSearch({ from: '/copies' })
  const navigate = useNavigate({ from: '/copies' })
  const go = (part: CopiesSearch) => void navigate({ search: { ...search, page: undefined, ...part } })
  const numbersShown = search.view === 'numbers'
  // Of the list that is not shown only its length is needed.
  const texts = useQuery(copiedTextQuery(numbersShown ? { ...search, page: undefined } : search))
  const numbers = useQuery(copiedNumbersQuery(numbersShown ? search : { ...search, page: undefined }))
  const head = texts.data ?? numbers.data
  const counts = numbersShown ? numbers.data : texts.data
  const first = ((search.page ?? 1) - 1) * pageSize + 1
  const working = texts.data?.working ?? numbers.data?.working ?? null
  return (
    <Page title={t.title} className="copies">
      <div className="records-head">
        <h1>
          {working ? (
            t.working(working.read, working.projects)
          ) : texts.data && numbers.data ? (
            <Rich text={t.lead(texts.data.year, texts.data.open, numbers.data.open)} />
          ) : (
            t.title
          )}
        </h1>
      </div>
      <p className="records-lead">
        {t.scope} {head && !working && t.at(momentText(head.at, lang))}
      </p>
      <div className="records-filters copies-filters">
        <Filters search={search} year={head?.year} years={head?.years ?? []} go={go} />
        <Segments
          label={t.views}
          value={numbersShown ? 'numbers' : 'text'}
          options={[
            { value: 'text', text: t.text.title },
            { value: 'numbers', text: t.numbers.title },
          ]}
          onChange={view => go({ view: view === 'numbers' ? view : undefined })}
        />
        {counts && (
          <Segments
            label={t.aside.list}
            value={search.aside ? 'aside' : 'open'}
            options={[
              { value: 'open', text: t.aside.open(counts.open) },
              { value: 'aside', text: t.aside.aside(counts.aside) },
            ]}
            onChange={list => go({ aside: list === 'aside' ? true : undefined })}
          />
        )}
        <Anew search={search} />
        <FileLink href={copiesFile({ ...search, year: head?.year })}>{common.xlsx}</FileLink>
      </div>
      {numbersShown ? (
        <DataState query={numbers} loading={<SkeletonRows rows={8} height={72} />}>
          {data => (
            <>
              <p className="copies-rule">{t.numbers.rule(data.rule)}</p>
              {data.working ? (
                <Waiting />
              ) : data.items.length === 0 ? (
                <Empty>{search.aside ? t.aside.none : t.numbers.none}</Empty>
              ) : (
                <NumberRows data={data} first={first} />
              )}
              <Pages total={data.total} page={search.page ?? 1} onPage={page => go({ page })} />
            </>
          )}
        </DataState>
      ) : (
        <DataState query={texts} loading={<SkeletonRows rows={6} height={120} />}>
          {data => (
            <>
              <p className="copies-rule">{t.text.rule(data.rule, data.commonFrom)}</p>
              {data.working ? (
                <Waiting />
              ) : data.items.length === 0 ? (
                <Empty>{search.aside ? t.aside.none : t.text.none}</Empty>
              ) : (
                data.items.map((group, i) => <TextGroup key={group.key} group={group} year={data.year} number={first + i} />)
              )}
              <Pages total={data.total} page={search.page ?? 1} onPage={page => go({ page })} />
            </>
          )}
        </DataState>
      )}
    </Page>
  )
}

/** Thousands of projects take a while; the page may be left meanwhile. */
function Waiting() {
  const { t } = useWording(copiesWords)
  return (
    <>
      <p className="copies-rule" role="status">
        {t.waiting}
      </p>
      <SkeletonRows rows={6} height={120} />
    </>
  )
}

type FilterProps = { search: CopiesSearch; year: number | undefined; years: number[]; go: (part: CopiesSearch) => void }

function Filters({ search, year, years, go }: FilterProps) {
  const { t } = useWording(copiesWords)
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  return (
    <>
      <Field label={t.year}>
        {given => (
          <select {...given} className="input" value={year ?? ''} onChange={event => go({ year: Number(event.target.value) })}>
            {[...new Set([...years, ...(year === undefined ? [] : [year])])].map(one => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.unit}>
        {given => (
          <select
            {...given}
            className="input"
            value={search.agencyId ?? ''}
            onChange={event => go({ year, agencyId: Number(event.target.value) || undefined })}
          >
            <option value="">{t.all}</option>
            {agencies.map(agency => (
              <option key={agency.id} value={agency.id}>
                {agency.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}

function Anew({ search }: { search: CopiesSearch }) {
  const { t } = useWording(copiesWords)
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  async function look() {
    setBusy(true)
    await lookAnew(search).catch(() => undefined)
    await client.invalidateQueries({ queryKey: ['copies'] })
    setBusy(false)
  }
  return (
    <Button busy={busy} onClick={() => void look()}>
      {t.fresh}
    </Button>
  )
}

function Pages({ total, page, onPage }: { total: number; page: number; onPage: (page: number | undefined) => void }) {
  const { t } = useWording(copiesWords)
  const pages = Math.ceil(total / pageSize)
  if (pages <= 1) return null
  return (
    <p className="records-foot">
      <Button disabled={page <= 1} onClick={() => onPage(page > 2 ? page - 1 : undefined)}>
        {t.back}
      </Button>
      {t.page(page, pages)}
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t.more}
      </Button>
    </p>
  )
}
