import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { monthsOf } from '#domain/month'
import { namedKinds, possibleKinds } from '#domain/sheet-propose'
import { sheetWords } from '#wording/ui-sheets'
import { declaredQuery, type Declared } from '../../api/declarations.ts'
import type { SheetPlace } from '../../api/sheets.ts'
import { commonWords } from '#wording/ui-common'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { problemText } from '../../api/problem-text.ts'
import { DropStep } from './drop-step.tsx'
import { ReadingCard } from './reading-card.tsx'
import { ResultCard } from './result-card.tsx'
import { useImport } from './use-import.ts'
import { useUnits } from './use-units.ts'
import './sheet-import.css'

/** From a file to a month: drop or paste, see how it is read and what it says, confirm. */
export default function SheetImportPage() {
  const { t } = useWording(sheetWords)
  const { id } = useParams({ from: '/projects/$id/sheets/new' })
  const query = useQuery(declaredQuery(Number(id)))
  return (
    <Page title={t.newTitle} sample={query.data?.sample ?? false} className="sheet-import">
      <div className="records-head">
        <h1>{t.newTitle}</h1>
        <Link to="/projects/$id" params={{ id }} search={{}}>
          {query.data?.name ?? t.toProject}
        </Link>
        <Link to="/projects/$id/sheets" params={{ id }}>
          {t.toSheets}
        </Link>
      </div>
      <DataState query={query} loading={<SkeletonRows rows={6} />}>
        {project => <Import id={id} project={project} />}
      </DataState>
    </Page>
  )
}

function Import({ id, project }: { id: string; project: Declared }) {
  const { t, format } = useWording(sheetWords)
  const { t: common } = useWording(commonWords)
  const search = useSearch({ from: '/projects/$id/sheets/new' })
  const navigate = useNavigate({ from: '/projects/$id/sheets/new' })
  const flow = useImport()
  const rows = project.indicators
    .map(row => ({ ...row, asked: { ...row, targets: row.versions } }))
    .filter(row => row.derivation === null && possibleKinds(row.asked).length > 0)
  const indicator = rows.find(row => row.id === search.indicatorId)
  const months = monthsOf(project.year)
  const month = search.month !== undefined && months.includes(search.month) ? search.month : monthNow(months)
  const units = useUnits(Number(id), month, indicator)
  const unit = units.length > 1 ? units.find(one => one.agencyId === search.agencyId) : units[0]
  const ready = indicator !== undefined && unit !== undefined
  const place: SheetPlace | null = ready
    ? { projectId: Number(id), indicatorId: indicator.id, month, agencyId: unit.agencyId }
    : null
  const goTo = (next: { indicatorId?: number; month?: string; agencyId?: number }) => {
    const to = { indicatorId: indicator?.id, month, agencyId: search.agencyId, ...next }
    void navigate({ search: to, replace: true })
    if (!flow.source || flow.preview?.saved || to.indicatorId === undefined) return
    const alone = rows.find(row => row.id === to.indicatorId)?.sharing.length === 0
    const { indicatorId, agencyId } = to
    // Another shared indicator asks anew for whom; what was read stands for nobody.
    if (alone || indicatorId === indicator?.id)
      void flow.read({ projectId: Number(id), indicatorId, month: to.month, agencyId: alone ? undefined : agencyId }, flow.source)
    else flow.clear()
  }
  const said = (cause: unknown) => (cause === null ? null : (problemText(cause) ?? common.offline))
  const kinds = indicator ? namedKinds(indicator.asked) : []
  return (
    <>
      <div className="sheet-place">
        <Field label={t.indicator}>
          {given => (
            <select
              {...given}
              className="input"
              value={indicator?.id ?? ''}
              onChange={event => goTo({ indicatorId: Number(event.target.value) })}
            >
              <option value="" disabled>
                {t.indicatorNone}
              </option>
              {rows.map(row => (
                <option key={row.id} value={row.id}>
                  {row.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {units.length > 1 && (
          <Field label={t.unit} className="sheet-unit">
            {given => (
              <select
                {...given}
                className="input"
                value={unit?.agencyId ?? ''}
                onChange={event => goTo({ agencyId: Number(event.target.value) })}
              >
                <option value="" disabled>
                  {t.unitNone}
                </option>
                {units.map(one => (
                  <option key={one.agencyId} value={one.agencyId}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t.month} className="sheet-month">
          {given => (
            <select {...given} className="input" value={month} onChange={event => goTo({ month: event.target.value })}>
              {months.map(one => (
                <option key={one} value={one}>
                  {format.yearMonth(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {indicator?.evidenceSource && (
        <p className="sheet-source quiet">
          {t.source(indicator.evidenceSource)}
          {kinds.length > 0 && ` · ${t.needs(kinds.map(kind => t.kinds[kind]).join(t.marks.list))}`}
        </p>
      )}
      {place && !flow.preview && (
        <DropStep busy={flow.busy !== null} error={said(flow.error)} onSource={source => void flow.read(place, source)} />
      )}
      {place && flow.preview && flow.source && (
        <>
          <p className="sheet-source">{t.file(flow.source.name || t.pasted)}</p>
          {!flow.preview.saved && (
            <ReadingCard
              key={`${flow.preview.kind}.${flow.preview.sheet}`}
              preview={flow.preview}
              choices={flow.choices}
              onChange={choices => void flow.read(place, flow.source!, choices)}
            />
          )}
          <ResultCard
            id={id}
            month={month}
            preview={flow.preview}
            busy={flow.busy}
            error={said(flow.error)}
            onSave={() => void flow.save(place, flow.source!, flow.choices)}
            onMore={() => flow.clear()}
          />
        </>
      )}
    </>
  )
}

/** This month where the project's year is on, else its last. */
function monthNow(months: string[]): string {
  const now = new Date()
  const here = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`
  return months.includes(here) ? here : (months.at(-1) ?? here)
}
