import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { registerWords } from '#wording/ui-register'
import { importRegister, type Register, type RegisterImport } from '../../api/register.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { useAct } from './use-act.ts'

/** A workbook beside the register: differences first, then, on demand, the import. */
export function ImportDialog({ register, onClose }: { register: Register; onClose: () => void }) {
  const { t } = useWording(registerWords)
  const { t: common } = useWording(commonWords)
  const [file, setFile] = useState<File | null>(null)
  const [compared, setCompared] = useState<RegisterImport | null>(null)
  const [done, setDone] = useState(false)
  const act = useAct()
  const projectId = register.project.id
  const changes = compared ? compared.counts.added + compared.counts.changed : 0
  const ready = file !== null && changes > 0 && compared?.problems.length === 0 && !done

  async function compare(chosen: File | null) {
    setFile(chosen)
    setCompared(null)
    setDone(false)
    if (chosen) await act.run(async () => setCompared(await importRegister(projectId, chosen, true)))
  }
  async function apply() {
    if (!ready) return
    if (await act.run(async () => setCompared(await importRegister(projectId, file, false)))) setDone(true)
  }

  return (
    <Dialog
      title={t.imports.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{done ? t.imports.finish : common.cancel}</Button>
          {ready && (
            <Button look="primary" busy={act.busy} onClick={() => void apply()}>
              {t.imports.apply}
            </Button>
          )}
        </>
      }
    >
      <p className="quiet">{t.imports.lead}</p>
      <Field label={t.imports.file}>
        {given => (
          <input
            {...given}
            className="register-file"
            type="file"
            accept=".xlsx"
            onChange={e => void compare(e.target.files?.[0] ?? null)}
          />
        )}
      </Field>
      {act.busy && !compared && (
        <p className="quiet" role="status">
          {t.imports.reading}
        </p>
      )}
      {act.error && (
        <p className="dialog-error" role="alert">
          {act.error}
        </p>
      )}
      {compared && (
        <div role="status">
          {done ? (
            <p>
              <b>{t.imports.done(compared.counts.added, compared.counts.changed)}</b>
            </p>
          ) : changes === 0 && compared.problems.length === 0 ? (
            <p>{t.imports.nothing}</p>
          ) : (
            <p>
              <Rich text={t.imports.counts(compared.counts)} />
            </p>
          )}
          <Found title={t.imports.problems} items={compared.problems} alarm />
          <Found title={t.imports.questions} items={compared.questions} />
          {!done && <Differences register={register} compared={compared} />}
        </div>
      )}
    </Dialog>
  )
}

function Found({
  title,
  items,
  alarm = false,
}: {
  title: (count: number) => string
  items: RegisterImport['problems']
  alarm?: boolean
}) {
  if (!items.length) return null
  return (
    <div className="import-found">
      <h3 className={alarm ? 'alarm' : undefined}>{title(items.length)}</h3>
      <ul>
        {items.map((one, i) => (
          <li key={`${one.path} ${i}`}>
            <b>{one.path}</b> {one.message}
          </li>
        ))}
      </ul>
    </div>
  )
}

const moneyFields = new Set<string>(['procurementBudget', 'awardPrice'])

function Differences({ register, compared }: { register: Register; compared: RegisterImport }) {
  const { t, lang, format } = useWording(registerWords)
  const show = (field: string, value: unknown): string => {
    if (value === null || value === '' || (Array.isArray(value) && !value.length)) return t.imports.empty
    if (moneyFields.has(field)) return format.moneyWithUnit(value as number)
    if (field === 'subprojectId') return register.subprojects.find(one => one.id === value)?.name ?? ''
    if (field === 'kind') return t.kinds[value as keyof typeof t.kinds]
    if (field === 'passed') return value ? t.passed : t.failed
    if (Array.isArray(value)) return format.list(value)
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  return (
    <ul className="import-rows">
      {compared.rows.map(row => (
        <li key={row.place}>
          <span className="off">{row.place}</span> <b>{row.kind === 'added' ? t.imports.added : t.imports.changed}</b>{' '}
          {[row.item, row.contractNo].filter(Boolean).join(' · ')}
          {row.fields.map(one => (
            <span key={one.field} className="under">
              {t.columns[one.field]}
              {lang === 'en' ? ': ' : '：'}
              <del>{show(one.field, one.before)}</del> → <ins>{show(one.field, one.after)}</ins>
            </span>
          ))}
          {row.payments.map((one, i) => (
            <span key={i} className="under">
              {one.kind === 'added' ? t.imports.added : t.imports.changed}{' '}
              {t.imports.paymentAdded(one.paidOn, format.moneyWithUnit(one.amount))}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
