import type { Cell } from '#domain/compare'
import type { Language } from '#domain/vocabulary'
import { levelWord } from '#wording/level'
import { yearsWords } from '#wording/ui-years'
import { sayWord } from '#wording/words'
import type { StreamColumn, StreamSheet } from '../documents/xlsx-stream.ts'
import type { ProjectYearsAnswer } from './years-answer.ts'

/** A project through its years as a sheet: score and execution first, then each indicator; empty years stay empty. */
export function yearsFile(
  lang: Language,
  { project, years, rows, sample }: ProjectYearsAnswer,
): { name: string; sheet: StreamSheet } {
  const t = yearsWords[lang]
  const columns: StreamColumn[] = [
    { heading: t.indicator, width: 40 },
    ...years.flatMap(({ year }): StreamColumn[] => [
      { heading: `${year} ${t.target}`, width: 18 },
      { heading: `${year} ${t.actual}`, width: 14 },
      { heading: `${year} ${t.attainment}`, width: 10, format: 'ratio' },
      { heading: `${year} ${t.signal}`, width: 10 },
    ]),
  ]
  const cellColumns = (cell: Cell | null) => {
    if (!cell) return [null, null, null, null]
    const value = cell.toDateLevel === null ? cell.toDate : levelWord(lang, cell.toDateLevel, cell.target)
    return [cell.target.raw, value, cell.attainment, sayWord(lang, `signal.${cell.signal}`)]
  }
  return {
    name: `${t.title} ${project.name}.xlsx`,
    sheet: {
      name: t.title,
      notes: [`${t.title} · ${project.name}`, t.note, ...(sample ? [t.sample] : [])],
      columns,
      rows: () => [
        [
          t.score,
          ...years.flatMap(({ evaluation }) => [
            null,
            evaluation?.score ?? null,
            null,
            evaluation?.grade ? t.grades[evaluation.grade] : null,
          ]),
        ],
        [t.execution, ...years.flatMap(({ execution }) => [null, null, execution.ratio, null])],
        ...rows.map(row => [row.name, ...row.cells.flatMap(cellColumns)]),
      ],
    },
  }
}
