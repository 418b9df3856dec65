import { sayRule } from '#wording/rules'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import type { Entry } from './use-entry.ts'
import './hand-bar.css'

/** The row in hand: what the form says it means, which evidence it names, how its light would be judged. */
export function HandBar({ entry, inHand, words }: { entry: Entry; inHand: string | null; words: string }) {
  const { t, lang, format } = useWording(entryWords)
  const row = entry.rows.find(one => one.key === inHand)
  if (!row)
    return (
      <div className="hand-bar no-print">
        <span>{words || t.hand.none}</span>
        <small className="hand-keys">{t.hand.keys}</small>
      </div>
    )
  if (words)
    return (
      <div className="hand-bar no-print">
        <span className="hand-name">
          <b>
            {row.number} {row.facts.name}
          </b>
        </span>
        <span className="hand-what clip" role="status" title={words}>
          {words}
        </span>
      </div>
    )
  const { declared, facts, number } = row
  const preview = entry.preview.indicators.get(facts.id)!
  return (
    <div className="hand-bar no-print">
      <span className="hand-name">
        <b>
          {number} {facts.name}
        </b>{' '}
        <small>{format.month(entry.month)}</small>
      </span>
      <span className="hand-what clip" title={declared.explanation}>
        {sayRule(lang, preview.rule).text}
        {declared.evidenceSource && (
          <small>
            {' '}
            · {t.hand.evidence} {declared.evidenceSource}
          </small>
        )}
      </span>
    </div>
  )
}
