import type { Language } from '#domain/vocabulary'
import { formatFor } from '#wording/format'
import { copiesWords } from '#wording/ui-copies'
import type { StreamSheet } from '../documents/xlsx-stream.ts'
import type { CopiedNumbersAnswer, CopiedTextAnswer } from './copies-schema.ts'

type Report = CopiedTextAnswer['items'][number]['reports'][number]

/** What is alike, as two sheets: a row for each report of a group; what was put aside says why. */
export function copiesSheets(lang: Language, text: CopiedTextAnswer, numbers: CopiedNumbersAnswer) {
  const t = copiesWords[lang]
  const format = formatFor(lang)
  const place = ({ kind, indicator, month }: Report) =>
    [t.kinds[kind], indicator?.name, month].filter(part => part !== null && part !== undefined).join(' · ')
  const cut = (answer: { total: number; items: unknown[] }) =>
    answer.total > answer.items.length ? [t.file.cut(answer.items.length, answer.total)] : []
  const values = (list: readonly (number | null)[]) => list.map(value => value ?? '').join('  ')
  const why = ({ aside }: { aside: { by: string; reason: string } | null }) => aside && `${aside.by}: ${aside.reason}`
  const head = [
    { heading: t.file.group, width: 8, format: 'whole' as const },
    { heading: t.file.unit, width: 24 },
    { heading: t.file.project, width: 28 },
  ]
  const sheets: StreamSheet[] = [
    {
      name: t.text.title,
      notes: [`${t.title} ${text.year}`, t.text.rule(text.rule, text.commonFrom), ...cut(text)],
      columns: [
        ...head,
        { heading: t.file.place, width: 28 },
        { heading: t.text.share, width: 12, format: 'ratio' },
        { heading: t.text.similarity, width: 10, format: 'ratio' },
        { heading: t.text.shared, width: 10, format: 'whole' },
        { heading: t.file.passages, width: 60 },
        { heading: t.file.text, width: 60 },
        { heading: t.file.aside, width: 40 },
      ],
      rows: () =>
        text.items.flatMap((group, i) =>
          group.reports.map(report => [
            i + 1,
            report.agency.name,
            report.project.name,
            place(report),
            report.share,
            group.similarity,
            group.shared,
            group.passage?.text ?? null,
            report.text,
            why(group),
          ]),
        ),
    },
    {
      name: t.numbers.title,
      notes: [`${t.title} ${numbers.year}`, t.numbers.rule(numbers.rule), ...cut(numbers)],
      columns: [
        ...head,
        { heading: t.file.indicator, width: 28 },
        { heading: t.file.kind, width: 20 },
        { heading: t.file.from, width: 12 },
        { heading: t.file.length, width: 10, format: 'whole' },
        { heading: t.file.same, width: 10, format: 'whole' },
        { heading: t.file.values, width: 48 },
        { heading: t.numbers.year(numbers.year - 1), width: 48 },
        { heading: t.file.aside, width: 40 },
      ],
      rows: () =>
        numbers.items.flatMap((group, i) =>
          group.rows.map(row => [
            i + 1,
            row.agency.name,
            row.project.name,
            row.indicator.name,
            t.numbers.kinds[group.kind],
            format.month(group.from),
            group.length,
            row.same.length,
            values(row.values),
            group.before && values(group.before),
            why(group),
          ]),
        ),
    },
  ]
  return { name: `${t.title} ${text.year}.xlsx`, sheets }
}
