import { Link } from '@tanstack/react-router'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { shareWords } from '#wording/ui-share'
import { useWording } from '../../ui/language.tsx'
import './units-card.css'

const named = 4

/** One line for each shared indicator: which units are behind, and which have not reported. */
export function SharedLines({ progress }: { progress: Progress }) {
  const shared = progress.indicators.filter(row => row.units.length > 0)
  if (!shared.length) return null
  return (
    <ul className="shared-lines">
      {shared.map(indicator => (
        <SharedLine key={indicator.id} progress={progress} indicator={indicator} />
      ))}
    </ul>
  )
}

function SharedLine({ progress, indicator }: { progress: Progress; indicator: IndicatorProgress }) {
  const { t, lang, format } = useWording(shareWords)
  const { units } = indicator
  const join = (names: string[]) => format.list(names.slice(0, named)) + (names.length > named ? '…' : '')
  const behind = units.filter(unit => unit.signal === 'behind')
  const missing = units.filter(unit => unit.signal === 'missing')
  const said = [
    behind.length ? t.lineBehind(join(behind.map(unit => `${unit.name} ${format.percent(unit.ratio, 0)}`)), behind.length) : '',
    missing.length ? t.lineMissing(join(missing.map(unit => unit.name)), missing.length) : '',
  ].filter(Boolean)
  return (
    <li>
      <Link
        to="/projects/$id/indicators/$indicatorId"
        params={{ id: String(progress.project.id), indicatorId: String(indicator.id) }}
        search={{ asOf: progress.asOf }}
      >
        {t.line(indicator.name, units.length)}
      </Link>
      {lang === 'en' ? ': ' : '：'}
      {said.length ? format.phrases(said) : t.lineFine}
    </li>
  )
}
