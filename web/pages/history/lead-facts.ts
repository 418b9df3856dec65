import type { Language } from '#domain/vocabulary'
import type { HistoryLeadFacts } from '#wording/history-lead'
import type { Declared } from '../../api/declarations.ts'
import { momentText } from '../../ui/when.ts'
import type { Version } from './versions.ts'

type Named = Pick<Declared, 'indicators' | 'subprojects'>

/** What a version is about, by its name on the form. */
export function subjectOf(version: Version, project: Named): string {
  if (version.kind === 'actual') {
    const { indicatorId } = version.row
    return project.indicators.find(({ id }) => id === indicatorId)?.name ?? `#${indicatorId}`
  }
  const { subprojectId } = version.row
  return project.subprojects.find(({ id }) => id === subprojectId)?.name ?? `#${subprojectId}`
}

/** Versions come newest first; there is at least one. */
export function leadFacts(versions: readonly Version[], project: Named, lang: Language): HistoryLeadFacts {
  const newest = versions[0]!
  return {
    versions: versions.length,
    replacing: versions.filter(({ inForce }) => !inForce).length,
    last: {
      who: newest.row.recordedBy,
      when: momentText(newest.recordedAt, lang),
      month: newest.row.month,
      what: subjectOf(newest, project),
    },
  }
}
