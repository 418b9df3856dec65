import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { namedKinds } from '#domain/sheet-propose'
import { sheetWords } from '#wording/ui-sheets'
import { declaredQuery, type Declared } from '../../api/declarations.ts'
import { sessionQuery } from '../../api/session.ts'
import { sheetsQuery, type SheetItem } from '../../api/sheets.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { momentText } from '../../ui/when.ts'
import { RecipesCard } from './recipes-card.tsx'
import '../../ui/records.css'
import './sheets.css'

/** The lists a project's values were made from: what, for which month, how many rows count, by whom. */
export default function SheetsPage() {
  const { t } = useWording(sheetWords)
  const { id } = useParams({ from: '/projects/$id/sheets' })
  const project = useQuery(declaredQuery(Number(id)))
  const query = useQuery(sheetsQuery(Number(id)))
  const mayEnter = useQuery(sessionQuery).data?.rights.includes('enter') ?? false
  return (
    <Page title={`${t.title}${project.data ? ` · ${project.data.name}` : ''}`} sample={project.data?.sample ?? false}>
      <div className="records-head">
        <h1>{t.title}</h1>
        <Link to="/projects/$id" params={{ id }} search={{}}>
          {project.data?.name ?? t.toProject}
        </Link>
        {mayEnter && (
          <ButtonLink look="primary" to="/projects/$id/sheets/new" params={{ id }} search={{}}>
            {t.add}
          </ButtonLink>
        )}
      </div>
      <p className="records-lead">{t.lead}</p>
      <DataState query={query} loading={<SkeletonRows rows={6} />}>
        {data => (
          <>
            {data.items.length ? <List id={id} items={data.items} /> : <Nothing id={id} project={project.data} may={mayEnter} />}
            <RecipesCard projectId={Number(id)} sheets={data} />
          </>
        )}
      </DataState>
    </Page>
  )
}

function List({ id, items }: { id: string; items: SheetItem[] }) {
  const { t, lang, format } = useWording(sheetWords)
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={t.caption}>
      <table className="records sheets-table">
        <caption className="visually-hidden">{t.caption}</caption>
        <thead>
          <tr>
            {(['name', 'kind', 'month', 'indicator', 'counted', 'leftOut', 'who', 'when'] as const).map(column => (
              <th key={column} scope="col" className={column === 'counted' ? 'number' : undefined}>
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.id} className={item.state === 'removed' ? 'removed' : undefined}>
              <th scope="row">
                <Link to="/projects/$id/sheets/$sheetId" params={{ id, sheetId: String(item.id) }}>
                  {item.name || t.pasted}
                </Link>
                {item.state === 'removed' && <span className="quiet"> {t.removed}</span>}
              </th>
              <td>{t.kinds[item.kind]}</td>
              <td>{format.yearMonth(item.month)}</td>
              <td>{item.indicator.name}</td>
              <td className="number">{t.counted(format.number(item.counted), format.number(item.rows))}</td>
              <td>
                {item.leftOut.map(({ reason, rows }) => `${reasonText(t, reason)} ${format.number(rows)}`).join(t.marks.and) ||
                  '—'}
              </td>
              <td>{item.recordedBy ?? '—'}</td>
              <td>{momentText(item.recordedAt, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const reasonText = (t: { leftOut: Record<string, string> }, reason: string) => t.leftOut[reason] ?? reason

/** Nothing yet: the indicators whose own evidence source names a sheet, each with its way there. */
function Nothing({ id, project, may }: { id: string; project: Declared | undefined; may: boolean }) {
  const { t } = useWording(sheetWords)
  const fed = (project?.indicators ?? []).flatMap(row => {
    const kinds = namedKinds({ ...row, targets: row.versions })
    return kinds.length ? [{ ...row, kinds }] : []
  })
  return (
    <div className="sheets-nothing">
      <p>{fed.length ? t.empty : t.emptyNone}</p>
      <ul>
        {fed.map(row => (
          <li key={row.id}>
            {may ? (
              <Link to="/projects/$id/sheets/new" params={{ id }} search={{ indicatorId: row.id }}>
                {row.name}
              </Link>
            ) : (
              row.name
            )}
            <span className="quiet">{row.kinds.map(kind => t.kinds[kind]).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
