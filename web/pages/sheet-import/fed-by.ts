import type { IndicatorFacts } from '#domain/facts'
import { namedKinds } from '#domain/sheet-propose'
import type { SheetKind } from '#domain/vocabulary-sheet'

type Declared = Pick<IndicatorFacts, 'name' | 'aggregation' | 'stages' | 'derivation'> & {
  evidenceSource: string
  target: IndicatorFacts['targets'][number]['target']
}

/** The kinds of sheet the form itself names as the source of an indicator; none where it is computed anyway. */
export const fedBy = ({ target, ...row }: Declared): SheetKind[] =>
  row.derivation === null ? namedKinds({ ...row, targets: [{ target }] }) : []
