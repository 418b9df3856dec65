import { formBackWords } from '#wording/ui-form-back'
import type { BackCell } from '../../api/form-back.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import '../../ui/way-table.css'

type Props = {
  cells: readonly BackCell[]
  same: number
  accepted: ReadonlySet<string>
  busy: boolean
  onAccept: (keys: ReadonlySet<string>) => void
  onSave: () => void
}

/** Form beside system, cell by cell; what cannot be accepted says why. */
export function BackTable({ cells, same, accepted, busy, onAccept, onSave }: Props) {
  const { t } = useWording(formBackWords)
  const possible = cells.filter(cell => cell.change !== null).map(cell => cell.key)
  function turn(key: string) {
    const next = new Set(accepted)
    if (!next.delete(key)) next.add(key)
    onAccept(next)
  }
  return (
    <>
      <Card
        title={t.found(cells.length, same)}
        className="import-card"
        action={
          <span className="back-tools">
            <Button size="small" disabled={possible.length === 0} onClick={() => onAccept(new Set(possible))}>
              {t.all(possible.length)}
            </Button>
            <Button size="small" disabled={accepted.size === 0} onClick={() => onAccept(new Set())}>
              {t.none}
            </Button>
          </span>
        }
      >
        <div className="way-scroll" tabIndex={0} role="region" aria-label={t.found(cells.length, same)}>
          <table className="way-table way-cards back-table">
            <thead>
              <tr>
                {(['accept', 'name', 'field', 'system', 'form', 'effect', 'place'] as const).map(column => (
                  <th key={column} scope="col">
                    {t.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cells.map(cell => (
                <Line key={cell.key} cell={cell} accepted={accepted.has(cell.key)} onTurn={() => turn(cell.key)} />
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <p className="import-foot">
        {accepted.size === 0 && <span className="quiet">{t.nothing}</span>}
        <Button look="primary" busy={busy} disabled={accepted.size === 0} onClick={onSave}>
          {t.save(accepted.size)}
        </Button>
      </p>
    </>
  )
}

function Line({ cell, accepted, onTurn }: { cell: BackCell; accepted: boolean; onTurn: () => void }) {
  const { t } = useWording(formBackWords)
  const name = cell.name || t.whole
  const said = (text: string) => (text === '' ? <span className="quiet">{t.empty}</span> : text)
  return (
    <tr className={accepted ? 'accepted' : undefined}>
      <td>
        {cell.change ? (
          <label className="back-check">
            <input type="checkbox" checked={accepted} onChange={onTurn} aria-label={t.acceptOne(name, t.fields[cell.field])} />
          </label>
        ) : (
          <span className="quiet" aria-label={t.cannot}>
            —
          </span>
        )}
      </td>
      <th scope="row">{name}</th>
      <td data-label={t.columns.field}>{t.fields[cell.field]}</td>
      <td className="import-text quiet" data-label={t.columns.system}>
        {said(cell.system)}
      </td>
      <td className="import-text import-new" data-label={t.columns.form}>
        {said(cell.form)}
      </td>
      <td className="way-wide" data-label={t.columns.effect}>
        {cell.change ? cell.change.message : <span className="quiet">{cell.why?.message}</span>}
      </td>
      <td className="quiet way-nowrap" data-label={t.columns.place}>
        {cell.place}
      </td>
    </tr>
  )
}
