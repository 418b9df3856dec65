import type { Cell } from '#domain/compare'
import { yearsWords } from '#wording/ui-years'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { useCellText } from '../compare/cell-text.ts'

/** A year of an indicator: what was reached, of which target, and a bar of the share reached; 100% has the same place in all. */
export function YearCell({ cell }: { cell: Cell | null }) {
  const { t, format } = useWording(yearsWords)
  const word = useSignalWord()
  const text = useCellText()
  if (!cell) return <span className="off">{t.absent}</span>
  const { attainment } = cell
  return (
    <>
      <SignalShape signal={cell.signal} size={10} label={word(cell.signal)} /> <b>{text.toDate(cell)}</b>{' '}
      {attainment !== null && <span className="years-share">{format.percent(attainment, 0)}</span>}
      <span className="under">{t.of(text.target(cell))}</span>
      {attainment !== null && (
        <svg className="years-bar" viewBox="0 0 150 6" preserveAspectRatio="none" aria-hidden="true">
          <rect className="track" width="150" height="6" />
          <rect className="reached" width={Math.max(0, Math.min(150, attainment * 100))} height="6" />
          <rect className="whole" x="99.5" width="1" height="6" />
        </svg>
      )}
    </>
  )
}
