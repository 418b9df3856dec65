import type { Language } from '#domain/vocabulary'
import { levelWord } from '#wording/level'
import type { EntryRow, MoneyRow } from './entry-rows.ts'
import { isOpen } from './open-points.ts'
import type { Field, SheetRow } from './sheet.ts'
import type { Entry } from './use-entry.ts'

const columns: Record<'number' | 'fraction' | 'level' | 'money', readonly (Field | null)[]> = {
  number: ['first', null, 'note'],
  fraction: ['first', 'second', 'note'],
  level: ['level', null, 'note'],
  money: ['first', 'second', 'third', 'note'],
}

/** Words of a level as people paste them: its own, and as this screen shows it. */
const levelsOf = (row: EntryRow, lang: Language) =>
  new Map(
    row.choices.flatMap(choice => [[choice, choice] as const, [levelWord(lang, choice, row.declared.target), choice] as const]),
  )

type Known = Pick<Entry, 'rows' | 'money' | 'ownMoney' | 'state'>

/** The rows of the month a person may type in, and those of the money, each a sheet of its own. */
export function sheetsOf({ rows, money, ownMoney, state }: Known, lang: Language): SheetRow[][] {
  const nowOf = (row: EntryRow | MoneyRow) => state.typed[row.key] ?? row.written
  return [
    rows
      .filter(row => isOpen(row))
      .map(row => ({
        key: row.key,
        cells: columns[row.kind === 'derived' ? 'number' : row.kind],
        now: nowOf(row),
        levels: levelsOf(row, lang),
      })),
    ownMoney
      ? money.map(row => ({ key: row.key, cells: columns.money, now: nowOf(row), levels: new Map<string, string>() }))
      : [],
  ]
}
