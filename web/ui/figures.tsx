import { commonWords } from '#wording/ui-common'
import { useWording } from './language.tsx'

/** Money in 万元 with 2 decimals; `unit` adds the unit's name. Null is a dash, never 0. */
export function Money({ fen, unit = false }: { fen: number | null; unit?: boolean }) {
  const { format } = useWording(commonWords)
  return <span className="figure">{unit ? format.moneyWithUnit(fen) : format.money(fen)}</span>
}

export function Percent({ ratio, digits = 1 }: { ratio: number | null; digits?: number }) {
  const { format } = useWording(commonWords)
  return <span className="figure">{format.percent(ratio, digits)}</span>
}

/** An indicator's value in its own unit and display scale: 80万, 85%, 16所. */
export function Quantity({ value, unit, scale = 1 }: { value: number | null; unit: string; scale?: number }) {
  const { format } = useWording(commonWords)
  return <span className="figure">{format.quantity(value, unit, scale)}</span>
}
