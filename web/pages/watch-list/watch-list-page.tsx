import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { watchWords } from '#wording/ui-watch'
import { problemText } from '../../api/problem-text.ts'
import { changeWatchList, exportWatchList, watchedQuery, type Watched } from '../../api/watch-lists.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { SubscribeButton } from '../../ui/subscribe-button.tsx'
import { Why } from '../../ui/why.tsx'
import { StartMark } from '../watch-lists/start-mark.tsx'
import { WatchStrip } from '../watch-lists/watch-strip.tsx'
import { Found } from './found.tsx'
import { Versions } from './versions.tsx'
import { WatchTable } from './watch-table.tsx'
import '../../ui/records.css'
import '../overview/overview-page.css'
import '../watch-lists/watch.css'

/** One key monitoring list: its rule in words, and the projects it finds as of the month. */
export default function WatchListPage() {
  const { t } = useWording(watchWords)
  const id = Number(useParams({ from: '/watch-lists/$id' }).id)
  const search = useSearch({ from: '/watch-lists/$id' })
  const query = useInfiniteQuery(watchedQuery(id, search))
  const data = query.data?.pages[0]
  const items = query.data?.pages.flatMap(page => page.items) ?? []
  const left = (data?.total ?? 0) - items.length
  const unknown = search.show === 'unknown'
  return (
    <Page
      title={data?.list.name ?? t.title}
      sample={data?.sample}
      className="overview"
      strip={<WatchStrip data={data} search={search} />}
    >
      <DataState query={{ ...query, data }} loading={<SkeletonRows rows={12} />}>
        {watched => (
          <>
            <Head watched={watched} />
            <Card
              title={unknown ? t.unknownTitle : t.file.projects}
              beside={<Unknown watched={watched} shown={unknown} />}
              asOf={watched.asOf}
              className="project-list"
            >
              {items.length === 0 ? (
                <Empty>{watched.counts.of === 0 ? t.noProjects : t.matchesNone}</Empty>
              ) : (
                <WatchTable items={items} asOf={watched.asOf} caption={watched.list.name} />
              )}
              {left > 0 && (
                <Button
                  look="text"
                  className="project-more no-print"
                  busy={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t.more(left)}
                </Button>
              )}
            </Card>
            <Versions versions={watched.versions} />
          </>
        )}
      </DataState>
    </Page>
  )
}

function Head({ watched }: { watched: Watched }) {
  const { t } = useWording(watchWords)
  const { list, asOf } = watched
  const client = useQueryClient()
  const { id, name, rule, version, mayEdit } = list
  const move = useMutation({
    mutationFn: () => changeWatchList(id, { name, rule, version, state: list.state === 'active' ? 'archived' : 'active' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['watch-lists'] }),
  })
  return (
    <>
      <nav className="crumbs watch-crumbs no-print">
        <Link to="/watch-lists" search={{ asOf }}>
          {t.back}
        </Link>
      </nav>
      <div className="records-head">
        <h1>{name}</h1>
        {list.start && <StartMark />}
        {list.owner && <span className="watch-mark">{t.owner(list.owner.name)}</span>}
        {list.state === 'archived' && <span className="watch-mark">{t.archived}</span>}
        <span className="watch-acts no-print">
          <Button onClick={() => void download(id, asOf, `${name}-${asOf}.xlsx`)}>{t.exportFile}</Button>
          <Button onClick={() => window.print()}>{t.print}</Button>
          {list.state === 'active' && <SubscribeButton about={{ subject: 'list', subjectId: id, name }} />}
          {mayEdit && (
            <Button busy={move.isPending} onClick={() => move.mutate()}>
              {list.state === 'active' ? t.archive : t.restore}
            </Button>
          )}
          {mayEdit && (
            <ButtonLink to="/watch-lists/$id/edit" params={{ id: String(id) }} look="primary">
              {t.edit}
            </ButtonLink>
          )}
        </span>
      </div>
      <p className="records-lead">{list.sentence}</p>
      <p className="records-lead watch-found">
        <Found counts={watched.counts} />
      </p>
      <p role="alert" className="field-error watch-error">
        {problemText(move.error)}
      </p>
    </>
  )
}

/** How many projects cannot be judged, why, and the way to them. */
function Unknown({ watched, shown }: { watched: Watched; shown: boolean }) {
  const { t } = useWording(watchWords)
  const navigate = useNavigate({ from: '/watch-lists/$id' })
  const { unknown } = watched.counts
  const show = (to: 'unknown' | undefined) => void navigate({ search: before => ({ ...before, show: to }), replace: true })
  if (shown)
    return (
      <Button size="small" className="no-print" onClick={() => show(undefined)}>
        {t.showHits}
      </Button>
    )
  if (unknown === 0) return null
  return (
    <>
      <Why summary={<small>{t.unknown(unknown)}</small>}>{t.unknownWhy}</Why>
      <Button look="text" size="small" className="no-print" onClick={() => show('unknown')}>
        {t.showUnknown}
      </Button>
    </>
  )
}

async function download(id: number, asOf: string, name: string) {
  const url = URL.createObjectURL(await exportWatchList(id, asOf))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
