import type { BatchRow } from '#domain/handed-in-batch'
import { checkBatchWords } from '#wording/ui-check-batch'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import type { Given } from './dropped-files.ts'
import type { Batch } from './use-batch.ts'

/** A file to open; of a zip the one called so in it. */
export type Opened = Given & { inside?: string }
type Props = { batch: Batch; onOpen: (opened: Opened) => void }

type Line = { name: string; problem: string | null; table: BatchRow | null; index: number }

/** More rows nobody reads on a screen; the report has them all. */
const mostShown = 300

/** Each table on its line, the gravest notes beside its two scores; a file that was not read says why. */
export function BatchRows({ batch, onOpen }: Props) {
  const { t } = useWording(checkBatchWords)
  const { files, given, end } = batch
  const c = t.columns
  const lines = files.flatMap(({ name, problem, tables }): Line[] =>
    problem === null
      ? tables.map((table, index) => ({ name, problem, table, index }))
      : [{ name, problem, table: null, index: 0 }],
  )
  if (lines.length === 0) return null
  const remarks = (name: string, index: number) =>
    end?.remarks.filter(({ file, table }) => file === name && table === index) ?? []
  return (
    <div className="check-paper">
      <div className="records-scroll check-scroll" tabIndex={0} role="region" aria-label={t.caption}>
        <table className="records batch-rows">
          <caption className="visually-hidden">{t.caption}</caption>
          <thead>
            <tr>
              {[c.project, c.agency, c.year].map(text => (
                <th key={text} scope="col">
                  {text}
                </th>
              ))}
              {[c.printed, c.rule, c.errors, c.warnings].map(text => (
                <th key={text} scope="col" className="number">
                  {text}
                </th>
              ))}
              <th scope="col">{c.worst}</th>
              <th scope="col" className="act" />
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, mostShown).map(({ name, problem, table, index }, i) => {
              const source = sourceOf(given, name)
              return (
                <tr key={i}>
                  <th scope="row">
                    {table?.project ?? name}
                    {table?.project && <small className="under">{name}</small>}
                    {remarks(name, index).map(({ message }) => (
                      <small key={message} className="under alarm">
                        {message}
                      </small>
                    ))}
                  </th>
                  {table ? <TableCells table={table} /> : <td colSpan={7}>{problem}</td>}
                  <td className="act">
                    {table && source && (
                      <Button look="text" size="small" onClick={() => onOpen(source)}>
                        {t.open}
                        <span className="visually-hidden">{` ${table.project ?? name}`}</span>
                      </Button>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {lines.length > mostShown && <p className="batch-more">{t.shown(lines.length - mostShown)}</p>}
    </div>
  )
}

/** Files of a zip are told by its name and their own. */
function sourceOf(given: readonly Given[], name: string): Opened | undefined {
  const own = given.find(one => one.name === name)
  if (own) return own
  const zip = given.find(one => name.startsWith(`${one.name}/`))
  return zip && { ...zip, inside: name.slice(zip.name.length + 1) }
}

function TableCells({ table }: { table: BatchRow }) {
  const { t } = useWording(checkBatchWords)
  const c = t.columns
  const { printed, low, high } = table
  const rule = low === null || high === null ? '' : low === high ? low.toFixed(2) : `${low.toFixed(2)}–${high.toFixed(2)}`
  const aside = [table.kind === 'selfEvaluation' ? '' : t.otherKind[table.kind], table.complete ? '' : t.partial].filter(Boolean)
  return (
    <>
      <td data-label={c.agency}>{table.agency}</td>
      <td data-label={c.year}>{table.year}</td>
      <td className="number" data-label={c.printed}>
        {printed?.toFixed(2)}
      </td>
      <td className="number" data-label={c.rule}>
        {rule}
      </td>
      <td className="number" data-label={c.errors}>
        {table.errors > 0 ? <b className="batch-errors">{table.errors}</b> : 0}
      </td>
      <td className="number" data-label={c.warnings}>
        {table.warnings}
      </td>
      <td className="batch-notes">
        <ul className="batch-worst">
          {table.worst.map(({ severity, message }, i) => (
            <li key={i} className={severity}>
              {message}
            </li>
          ))}
          {aside.map(text => (
            <li key={text} className="quiet">
              {text}
            </li>
          ))}
        </ul>
      </td>
    </>
  )
}
