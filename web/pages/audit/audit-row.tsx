import { useState } from 'react'
import { auditEvents } from '#domain/vocabulary-audit'
import { fieldText, valueText } from '#wording/audit-field'
import { auditWords } from '#wording/ui-audit'
import type { AuditRecord } from '../../api/audit.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { secondText } from '../../ui/when.ts'
import { changesOf } from './changes.ts'

/** One record; its detail opens below it. */
export function AuditRow({ row }: { row: AuditRecord }) {
  const { t } = useWording(auditWords)
  const [open, setOpen] = useState(false)
  const event = auditEvents.find(known => known === row.event)
  const nobody = row.event === 'chain.start' ? t.system : t.nobody
  const { key, account } = row.detail
  return (
    <tbody className={open ? 'audit-open' : undefined}>
      <tr>
        <th scope="row" className="nowrap">
          {secondText(row.at)}
        </th>
        <td className={row.actor ? undefined : 'off'}>
          {row.actor || nobody}
          {typeof account === 'string' && <span className="under">{account}</span>}
          {typeof key === 'number' && <span className="under">{t.key(key)}</span>}
        </td>
        <td>{event ? t.events[event] : row.event}</td>
        <td>
          {t.things[row.entity] ?? row.entity} <span className="audit-id">{row.entityId}</span>
        </td>
        <td className={row.result === 'done' ? undefined : 'alarm'}>{t.results[row.result]}</td>
        <td className="nowrap">{row.address === 'cli' ? t.commandLine : row.address || '—'}</td>
        <td className="act">
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {row.result === 'done' ? t.open : t.why}
          </Button>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={7}>
            <Detail row={row} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Detail({ row }: { row: AuditRecord }) {
  const { t, lang } = useWording(auditWords)
  const { changes, rest } = changesOf(row.detail)
  const valueOf = (path: string, value: string | null) =>
    value === null ? '—' : value === 'true' ? t.yes : value === 'false' ? t.no : valueText(lang, path, value)
  return (
    <div className="audit-detail">
      {changes.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ path, before, after, same }) => (
              <tr key={path} className={same ? 'off' : undefined}>
                <th scope="row" title={path}>
                  {fieldText(lang, path)}
                </th>
                <td>{valueOf(path, before)}</td>
                <td>{valueOf(path, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest.length > 0 && (
        <dl>
          {rest.map(([name, value]) => (
            <div key={name}>
              <dt title={name}>{fieldText(lang, name)}</dt>
              <dd>{valueOf(name, value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="under">
        {t.chainOf(row.chain, row.seq)} · {t.hash} {row.hash.slice(0, 16)}…
      </p>
    </div>
  )
}
