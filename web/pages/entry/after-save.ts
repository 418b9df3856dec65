import type { ActualEntry, ExpenditureEntry } from '#domain/actual'
import type { MonthEntries, SavedActual, SavedMoney } from '../../api/months.ts'

/** A month as it stands once the server has taken a batch: shown at once, before it is read again. */

type By = { at: number; name: string }
type Answer<K> = { report: MonthEntries['report']; entries: (K & { version: number })[] }

function savedActual(entry: ActualEntry, agencyId: number, version: number, by: By): SavedActual {
  const { value = null, numerator = null, denominator = null, level = null } = entry
  const empty = value === null && numerator === null && level === null
  return {
    indicatorId: entry.indicatorId,
    agencyId,
    state: entry.notApplicable ? 'notApplicable' : empty ? 'cleared' : 'reported',
    value,
    numerator,
    denominator,
    level,
    version,
    note: entry.note ?? null,
    source: null,
    recordedAt: by.at,
    recordedBy: by.name,
  }
}

export const afterActuals =
  (sent: readonly ActualEntry[], answer: Answer<{ indicatorId: number; agencyId: number }>, by: By) =>
  (now: MonthEntries): MonthEntries => {
    const rows = sent.map((entry, i) => savedActual(entry, answer.entries[i]!.agencyId, answer.entries[i]!.version, by))
    const others = now.entries.filter(
      old => !rows.some(row => row.indicatorId === old.indicatorId && row.agencyId === old.agencyId),
    )
    return { ...now, report: answer.report, entries: [...others, ...rows] }
  }

export const afterMoney =
  (sent: readonly ExpenditureEntry[], answer: Answer<{ subprojectId: number }>, by: By) =>
  (now: MonthEntries): MonthEntries => {
    const rows = sent.map(({ subprojectId, spent, allocated = null, offPurpose = null, note = null }, i): SavedMoney => ({
      subprojectId,
      spent,
      allocated,
      offPurpose,
      note,
      source: null,
      version: answer.entries[i]!.version,
      recordedAt: by.at,
      recordedBy: by.name,
    }))
    const others = now.expenditures.filter(old => !rows.some(row => row.subprojectId === old.subprojectId))
    return { ...now, report: answer.report, expenditures: [...others, ...rows] }
  }
