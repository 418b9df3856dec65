import type { Language } from '#domain/vocabulary'
import { formatFor } from '#wording/format'
import { copiesWords } from '#wording/ui-copies'
import type { StreamSheet } from '../documents/xlsx-stream.ts'
import type { CopiedNumbersAnswer, CopiedTextAnswer } from './copies-answer.ts'

type Side = CopiedTextAnswer['items'][number]['a']

/** What is alike, as two sheets; the shared passages stand in a column of their own. */
export function copiesSheets(lang: Language, text: CopiedTextAnswer, numbers: CopiedNumbersAnswer) {
  const t = copiesWords[lang]
  const format = formatFor(lang)
  const place = ({ kind, indicator, month }: Side) =>
    [t.kinds[kind], indicator?.name, month].filter(part => part !== null && part !== undefined).join(' · ')
  const passages = ({ text: written, marks }: Side) =>
    marks
      .filter(mark => !mark.common)
      .map(mark => written.slice(mark.from, mark.until))
      .join(' … ')
  const cut = (answer: { total: number; items: unknown[] }) =>
    answer.total > answer.items.length ? [t.file.cut(answer.items.length, answer.total)] : []
  const values = (list: readonly (number | null)[]) => list.map(value => value ?? '').join('  ')
  const sheets: StreamSheet[] = [
    {
      name: t.text.title,
      notes: [`${t.title} ${text.year}`, t.text.rule(text.rule, text.commonFrom), ...cut(text)],
      columns: [
        { heading: t.text.similarity, width: 10, format: 'ratio' },
        { heading: t.text.shared, width: 10, format: 'whole' },
        ...(['a', 'b'] as const).flatMap(side => [
          { heading: `${t.file.unit} ${side.toUpperCase()}`, width: 24 },
          { heading: `${t.file.project} ${side.toUpperCase()}`, width: 28 },
          { heading: `${t.file.place} ${side.toUpperCase()}`, width: 28 },
          { heading: `${t.file.text} ${side.toUpperCase()}`, width: 60 },
        ]),
        { heading: t.file.passages, width: 60 },
      ],
      rows: () =>
        text.items.map(({ similarity, shared, a, b }) => [
          similarity,
          shared,
          ...[a, b].flatMap(side => [side.agency.name, side.project.name, place(side), side.text]),
          passages(a),
        ]),
    },
    {
      name: t.numbers.title,
      notes: [`${t.title} ${numbers.year}`, t.numbers.rule(numbers.rule), ...cut(numbers)],
      columns: [
        { heading: t.file.kind, width: 20 },
        { heading: t.file.from, width: 12 },
        { heading: t.file.length, width: 10, format: 'whole' },
        ...(['a', 'b'] as const).flatMap(side => [
          { heading: `${t.file.unit} ${side.toUpperCase()}`, width: 24 },
          { heading: `${t.file.project} ${side.toUpperCase()}`, width: 28 },
          { heading: `${t.file.indicator} ${side.toUpperCase()}`, width: 28 },
          { heading: `${t.file.values} ${side.toUpperCase()}`, width: 48 },
        ]),
      ],
      rows: () =>
        numbers.items.map(row => [
          t.numbers.kinds[row.kind],
          format.month(row.from),
          row.length,
          ...[row.a, row.b].flatMap(side =>
            side ? [side.agency.name, side.project.name, side.indicator.name, values(side.values)] : [null, null, null, null],
          ),
        ]),
    },
  ]
  return { name: `${t.title} ${text.year}.xlsx`, sheets }
}
