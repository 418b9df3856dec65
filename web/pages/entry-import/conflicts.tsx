import { importWords } from '#wording/ui-import'
import type { Imported } from '../../api/entry-book.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { whenText } from '../../ui/when.ts'

export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>
type Props = {
  rows: readonly Imported['conflicts'][number][]
  choices: Choices
  onChoose: (key: string, side: 'mine' | 'theirs') => void
}

/** Rows that two people changed: all three values side by side, and no choice made for anybody. */
export function Conflicts({ rows, choices, onChoose }: Props) {
  const { t } = useWording(importWords)
  return (
    <Card title={t.conflicts(rows.length)} className="import-card">
      {rows.map(row => (
        <fieldset key={row.key} className="import-clash">
          <legend>
            {row.name}
            {row.unit && <small className="quiet"> · {row.unit}</small>}{' '}
            <small className="quiet">
              {t.clash.seen} {row.seen || t.empty}
            </small>
          </legend>
          {(['mine', 'theirs'] as const).map(side => (
            <label key={side} className={choices[row.key] === side ? 'chosen' : undefined}>
              <input type="radio" name={row.key} checked={choices[row.key] === side} onChange={() => onChoose(row.key, side)} />
              <span>{side === 'mine' ? t.takeMine : t.takeTheirs}</span>
              <b>{row[side] || t.empty}</b>
              {side === 'theirs' && row.by && <small className="quiet">{t.by(row.by, whenText(row.at))}</small>}
            </label>
          ))}
        </fieldset>
      ))}
    </Card>
  )
}
