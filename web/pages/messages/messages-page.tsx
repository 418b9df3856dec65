import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sayMessage } from '#wording/messages'
import { wayWords } from '#wording/ui-way'
import { inboxQuery, readAllMessages, readMessage, type Message } from '../../api/way.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { momentText } from '../../ui/when.ts'
import './messages-page.css'

/** The inbox: what happened to one's reports, and what is due. */
export default function MessagesPage() {
  const { t } = useWording(wayWords)
  const client = useQueryClient()
  const query = useInfiniteQuery(inboxQuery)
  const pages = query.data?.pages
  const data = pages && { items: pages.flatMap(page => page.items), total: pages[0]?.total ?? 0, unread: pages[0]?.unread ?? 0 }
  async function readAll() {
    await readAllMessages()
    await client.invalidateQueries({ queryKey: ['messages'] })
  }
  async function read(message: Message) {
    if (message.readAt === null) await readMessage(message.id)
    await client.invalidateQueries({ queryKey: ['messages'] })
  }
  return (
    <Page title={t.inbox.title}>
      <div className="page-lead messages-lead">
        <h1>{data ? <Rich text={data.total ? t.inbox.lead(data.unread) : t.inbox.none} /> : t.inbox.title}</h1>
        {data && data.unread > 0 && <Button onClick={() => void readAll()}>{t.inbox.readAll}</Button>}
      </div>
      <DataState query={{ ...query, data }} loading={<SkeletonRows rows={8} height={64} />}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty>{t.inbox.noneYet}</Empty>
          ) : (
            <Card title={t.inbox.title}>
              <ul className="message-list">
                {items.map(message => (
                  <MessageRow key={message.id} message={message} onRead={() => void read(message)} />
                ))}
              </ul>
              {items.length < total && (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t.todos.more}
                </Button>
              )}
            </Card>
          )
        }
      </DataState>
    </Page>
  )
}

function MessageRow({ message, onRead }: { message: Message; onRead: () => void }) {
  const { t, lang } = useWording(wayWords)
  const { title, text } = sayMessage(lang, message.kind, message.params)
  const { projectId, month } = message
  return (
    <li className={message.readAt === null ? 'message unread' : 'message'}>
      <p className="message-title">
        {message.readAt === null && <span className="visually-hidden">{t.inbox.unread} </span>}
        {title}
      </p>
      <p>{text}</p>
      <p className="message-foot">
        <small>{momentText(message.createdAt, lang)}</small>{' '}
        {message.kind.startsWith('rect') ? (
          <Link to="/rectifications" search={{ state: 'all' }} onClick={onRead}>
            {t.inbox.open}
          </Link>
        ) : typeof message.params.runId === 'number' ? (
          <Link to="/monitoring/$id" params={{ id: String(message.params.runId) }} search={{}} onClick={onRead}>
            {t.inbox.open}
          </Link>
        ) : typeof message.params.path === 'string' ? (
          <a href={message.params.path} onClick={onRead}>
            {t.inbox.open}
          </a>
        ) : projectId !== null && month !== null ? (
          <Link to="/projects/$id/months/$month" params={{ id: String(projectId), month }} onClick={onRead}>
            {t.inbox.open}
          </Link>
        ) : (
          message.kind !== 'deliveryFailed' && (
            <Link to="/todos" onClick={onRead}>
              {t.inbox.open}
            </Link>
          )
        )}
      </p>
    </li>
  )
}
