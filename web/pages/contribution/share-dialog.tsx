import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isDivisible, sumOfShares } from '#domain/contribution'
import { commonWords } from '#wording/ui-common'
import { shareWords } from '#wording/ui-share'
import { agenciesQuery } from '../../api/agencies.ts'
import type { Declared } from '../../api/declarations.ts'
import { shareTarget } from '../../api/sharing.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useWording } from '../../ui/language.tsx'
import { errorText } from '../accounts/error-text.ts'

type Row = { code: string; share: string }
type Props = { projectId: number; indicator: Declared['indicators'][number]; onClose: () => void }

/** Units by their code and each one's part; the sum is weighed against the target while it is typed. */
export function ShareDialog({ projectId, indicator, onClose }: Props) {
  const { t, format } = useWording(shareWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  const { unit, scale, value } = indicator.target
  const divisible = isDivisible({ ...indicator, targets: indicator.versions.map(row => ({ ...row, plan: row.monthlyPlan })) })
  const [rows, setRows] = useState<Row[]>(() =>
    indicator.sharing.length
      ? indicator.sharing.map(row => ({ code: row.code, share: row.share === null ? '' : String(row.share / scale) }))
      : [{ code: '', share: '' }],
  )
  const set = (at: number, change: Partial<Row>) => setRows(rows.map((row, i) => (i === at ? { ...row, ...change } : row)))
  const shares = rows.map(row => (row.share.trim() === '' ? null : Number(row.share) * scale))
  const sum = divisible ? sumOfShares(shares) : null
  const nameOf = (code: string) =>
    agencies.find(one => one.code === code)?.name ?? indicator.sharing.find(one => one.code === code)?.name ?? ''
  const save = useMutation({
    mutationFn: () => {
      const filled = rows.map((row, i) => ({ agencyCode: row.code.trim(), share: divisible ? shares[i]! : null }))
      return shareTarget(
        projectId,
        indicator.id,
        filled.filter(row => row.agencyCode !== ''),
      )
    },
    onSuccess: async () => {
      await client.invalidateQueries()
      onClose()
    },
  })
  const shareEvenly = () => {
    if (value !== null) setRows(rows.map((row, i) => ({ ...row, share: String(part(value / scale, rows.length, i)) })))
  }
  return (
    <Dialog
      title={t.dialog}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t.save}
          </Button>
        </>
      }
    >
      <p className="share-hint">{t.hint}</p>
      <datalist id="share-units">
        {agencies.map(agency => (
          <option key={agency.id} value={agency.code}>
            {agency.name}
          </option>
        ))}
      </datalist>
      {rows.map((row, i) => (
        <div key={i} className="share-row">
          <input
            className="input"
            list="share-units"
            aria-label={`${t.unit} ${i + 1}`}
            placeholder={t.unit}
            value={row.code}
            onChange={event => set(i, { code: event.target.value })}
          />
          {divisible && (
            <input
              className="input number"
              inputMode="decimal"
              aria-label={`${t.part(unit)} ${i + 1}`}
              placeholder={t.part(scaledUnit(scale, unit))}
              value={row.share}
              onChange={event => set(i, { share: event.target.value })}
            />
          )}
          <Button
            size="small"
            look="text"
            aria-label={t.remove(row.code || String(i + 1))}
            onClick={() => setRows(rows.filter((_, at) => at !== i))}
          >
            ×
          </Button>
          <span className="share-name">{nameOf(row.code)}</span>
        </div>
      ))}
      <div className="dialog-acts">
        <Button size="small" onClick={() => setRows([...rows, { code: '', share: '' }])}>
          {t.add}
        </Button>
        {divisible && (
          <Button size="small" onClick={shareEvenly}>
            {t.even}
          </Button>
        )}
      </div>
      {sum !== null && (
        <p className="share-sum" role="status">
          {t.sum(format.quantity(sum, unit, scale), format.quantity(value, unit, scale))}
          {Math.abs(sum - (value ?? 0)) > Math.abs(sum) * 1e-9 && <span> {t.differs}</span>}
        </p>
      )}
      <p className="dialog-error" role="alert">
        {save.error ? errorText(save.error, t.failed) : ''}
      </p>
    </Dialog>
  )
}

const scaledUnit = (scale: number, unit: string) => (scale === 10_000 ? `万${unit}` : unit)

/** Whole numbers as even as they can be; the first ones take what is left over. */
function part(whole: number, count: number, at: number): number {
  if (!Number.isInteger(whole)) return Number((whole / count).toPrecision(6))
  return Math.floor(whole / count) + (at < whole % count ? 1 : 0)
}
