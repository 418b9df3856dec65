import type { Overview } from '#domain/overview'
import { dayWords } from '#wording/ui-day'
import { Empty } from '../../ui/data-state.tsx'
import { DeclareFirst } from '../../ui/declare-first.tsx'
import { useWording } from '../../ui/language.tsx'

/** A year without projects: what to do first; of a past day nothing can be done any more. */
export function EmptyYear({ overview: { on, year } }: { overview: Overview }) {
  const { t } = useWording(dayWords)
  return on === undefined ? <DeclareFirst year={year} /> : <Empty>{t.nothing(on)}</Empty>
}
