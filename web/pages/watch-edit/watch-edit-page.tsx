import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { WatchRule } from '#domain/watch-rule'
import { commonWords } from '#wording/ui-common'
import { watchWords } from '#wording/ui-watch'
import { problemText } from '../../api/problem-text.ts'
import { sessionQuery } from '../../api/session.ts'
import {
  changeWatchList,
  makeWatchList,
  watchedQuery,
  watchListsQuery,
  watchPreviewQuery,
  type Watched,
} from '../../api/watch-lists.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Found } from '../watch-list/found.tsx'
import { WatchTable } from '../watch-list/watch-table.tsx'
import { ConditionRow } from './condition-row.tsx'
import { draftOf, emptyDraft, ruleOf, type Draft } from './draft.ts'
import '../../ui/records.css'
import '../overview/overview-page.css'
import '../watch-lists/watch.css'

/** A list's rule, written in the screen and tried on the real data before it is kept. */
export default function WatchEditPage() {
  const { t } = useWording(watchWords)
  const { id } = useParams({ strict: false })
  const query = useInfiniteQuery({ ...watchedQuery(Number(id ?? 0), {}), enabled: id !== undefined })
  const data = query.data?.pages[0]
  const rights = useQuery(sessionQuery).data?.rights
  // Whose list a new one is, the server decides in the same way.
  const wholeBureau = id !== undefined || rights === undefined || rights.includes('manageAgencies')
  const title = id === undefined ? t.form.newTitle : t.form.editTitle
  return (
    <Page title={title} className="overview">
      <nav className="crumbs watch-crumbs">
        <Link to="/watch-lists" search={{}}>
          {t.back}
        </Link>
      </nav>
      <div className="records-head">
        <h1>{title}</h1>
      </div>
      {(data ? data.list.owner !== null : !wholeBureau) && <p className="records-lead">{t.form.ownNote}</p>}
      {id === undefined ? (
        <NewList />
      ) : (
        <DataState query={{ ...query, data }} loading={<SkeletonRows rows={8} />}>
          {watched => <Editor key={watched.list.version} list={watched.list} />}
        </DataState>
      )}
    </Page>
  )
}

const mostConditions = 12

/** A new list begins where the rule set in force begins key monitoring. */
function NewList() {
  const { t } = useWording(watchWords)
  const query = useQuery(watchListsQuery({}))
  return (
    <DataState query={query} loading={<SkeletonRows rows={8} />}>
      {({ start }) => (
        <>
          <p className="records-lead">{t.startNote(start.sentence)}</p>
          <Editor key={start.sentence} list={null} start={start.rule} />
        </>
      )}
    </DataState>
  )
}

function Editor({ list, start }: { list: Watched['list'] | null; start?: WatchRule }) {
  const { t } = useWording(watchWords)
  const { t: common } = useWording(commonWords)
  const [name, setName] = useState(list?.name ?? '')
  const [match, setMatch] = useState(list?.rule.match ?? 'all')
  const [drafts, setDrafts] = useState<Draft[]>(() => (list?.rule ?? start)?.conditions.map(draftOf) ?? [emptyDraft()])
  const [strict, setStrict] = useState(false)
  const rule = ruleOf(match, drafts)
  const save = useSave(list)
  const named = name.trim() !== '' && name.trim().length <= 50
  const change = (at: number, draft: Draft) => setDrafts(drafts.map((one, i) => (i === at ? draft : one)))
  const submit = () => {
    setStrict(true)
    if (rule && named) save.mutate({ name: name.trim(), rule })
  }
  return (
    <form
      className="watch-editor"
      onSubmit={event => {
        event.preventDefault()
        if (!save.isPending) submit()
      }}
    >
      <Card title={t.form.conditions}>
        <div className="watch-form">
          <Field label={t.form.name} error={strict && !named ? t.form.wrong.name : null} className="watch-list-name">
            {given => (
              <input {...given} className="input" maxLength={60} value={name} onChange={event => setName(event.target.value)} />
            )}
          </Field>
          <Field label={t.form.match} className="watch-match">
            {given => (
              <select
                {...given}
                className="input"
                value={match}
                onChange={event => setMatch(event.target.value === 'any' ? 'any' : 'all')}
              >
                <option value="all">{t.form.all}</option>
                <option value="any">{t.form.any}</option>
              </select>
            )}
          </Field>
        </div>
        {drafts.map((draft, at) => (
          <ConditionRow
            key={draft.key}
            draft={draft}
            number={at + 1}
            strict={strict}
            onChange={next => change(at, next)}
            onRemove={drafts.length > 1 ? () => setDrafts(drafts.filter((_, i) => i !== at)) : null}
          />
        ))}
        <div className="watch-form-foot">
          <Button size="small" disabled={drafts.length >= mostConditions} onClick={() => setDrafts([...drafts, emptyDraft()])}>
            {t.form.add}
          </Button>
          <span className="watch-acts">
            <ButtonLink to="/watch-lists">{common.cancel}</ButtonLink>
            <Button type="submit" look="primary" busy={save.isPending}>
              {t.form.save}
            </Button>
          </span>
        </div>
        <p role="alert" className="field-error watch-error">
          {problemText(save.error)}
        </p>
      </Card>
      <Preview rule={rule} listId={list?.id} />
    </form>
  )
}

function useSave(list: Watched['list'] | null) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (input: { name: string; rule: WatchRule }) =>
      list ? changeWatchList(list.id, { ...input, state: list.state, version: list.version }) : makeWatchList(input),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['watch-lists'] })
      await navigate({ to: '/watch-lists/$id', params: { id: String(id) }, search: {} })
    },
  })
}

/** What the rule as written finds now. */
function Preview({ rule, listId }: { rule: WatchRule | null; listId: number | undefined }) {
  const { t } = useWording(watchWords)
  const query = useQuery(watchPreviewQuery(rule, listId, {}))
  const { data } = query
  return (
    <Card title={t.form.preview} asOf={rule && data ? data.asOf : undefined} className="project-list">
      {!rule ? (
        <p className="watch-preview quiet">{t.form.previewHint}</p>
      ) : (
        <DataState query={query} loading={<SkeletonRows rows={4} />}>
          {found => (
            <div aria-busy={query.isPlaceholderData || undefined}>
              <div className="watch-preview" role="status">
                <p>{found.sentence}</p>
                <p className="watch-found">
                  <Found counts={found.counts} short />
                  {found.counts.unknown > 0 && <span className="quiet"> {t.unknown(found.counts.unknown)}</span>}
                </p>
              </div>
              {found.items.length > 0 && <WatchTable items={found.items} asOf={found.asOf} caption={t.form.preview} />}
            </div>
          )}
        </DataState>
      )}
    </Card>
  )
}
