import type { Part } from '#domain/sheet'
import { sheetWords } from '#wording/ui-sheets'
import type { Preview } from '../../api/sheets.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { partsIn, RowsTable } from './rows-table.tsx'

type Props = {
  id: string
  month: string
  preview: Preview
  busy: 'reading' | 'saving' | null
  error: string | null
  onSave: () => void
  onMore: () => void
}

/** What the sheet says in one sentence, what to know of it, its rows, and the way to keep it. */
export function ResultCard({ id, month, preview, busy, error, onSave, onMore }: Props) {
  const { t, format } = useWording(sheetWords)
  const { result, own, notes, missing, twin, saved, counted, total } = preview
  const wanted = missing.map(oneOf => oneOf.map(part => t.parts[part as Part]).join(t.or)).join(t.marks.and)
  const lacks = missing.flat().includes('heading') ? t.headingsMissing : missing.length ? t.missing(wanted) : null
  return (
    <>
      <Card title={t.result} className="sheet-result">
        <div aria-live="polite">
          {lacks ? (
            <p className="sheet-lacks">{lacks}</p>
          ) : (
            <p className="sheet-says">{result ? <Rich text={result} /> : t.nothing}</p>
          )}
          {!lacks && own && own !== result && (
            <p className="quiet">
              <Rich text={t.own(own)} />
            </p>
          )}
          {twin && !saved && <p className="sheet-lacks">{t.twin(twin.name || t.pasted, format.yearMonth(twin.month))}</p>}
        </div>
        {notes.length > 0 && (
          <ul className="sheet-notes">
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
        {saved ? (
          <Done id={id} month={month} saved={saved} onMore={onMore} />
        ) : (
          <div className="sheet-actions">
            {!lacks && total > 0 && !twin && (
              <Button look="primary" busy={busy !== null} onClick={onSave}>
                {busy === 'saving' ? t.confirming : t.confirm}
              </Button>
            )}
            <Button onClick={onMore}>{t.another}</Button>
          </div>
        )}
      </Card>
      {preview.rows.length > 0 && (
        <div className="sheet-rows-part">
          <h2>{t.rows}</h2>
          <p className="quiet">
            {t.rowsLead(format.number(counted), format.number(total - counted))}
            {preview.leftOut.length > 0 &&
              `${t.marks.open}${preview.leftOut.map(({ reason, rows }) => `${(t.leftOut as Record<string, string>)[reason] ?? reason} ${format.number(rows)}`).join(t.marks.and)}${t.marks.close}`}
            {' · '}
            {preview.rows.length < total ? t.shownFirst(format.number(total)) : ''} {t.masked}
          </p>
          <RowsTable rows={preview.rows} parts={partsIn(preview.rows)} caption={t.rows} />
        </div>
      )}
    </>
  )
}

function Done({
  id,
  month,
  saved,
  onMore,
}: {
  id: string
  month: string
  saved: NonNullable<Preview['saved']>
  onMore: () => void
}) {
  const { t } = useWording(sheetWords)
  const own = saved.placed.find(one => one.month === month)
  return (
    <div role="status">
      <p className="sheet-done">
        {t.done} {own ? t[own.place] : t.unchanged}
      </p>
      <div className="sheet-actions">
        <ButtonLink look="primary" to="/projects/$id/sheets/$sheetId" params={{ id, sheetId: String(saved.id) }}>
          {t.see}
        </ButtonLink>
        <ButtonLink to="/projects/$id/months/$month" params={{ id, month }}>
          {t.toMonth}
        </ButtonLink>
        <Button onClick={onMore}>{t.more}</Button>
      </div>
    </div>
  )
}
