import type { Cell, CompareIndicator, CompareUnits, CompareYears, Share } from '#domain/compare'
import { levelUnit } from '#domain/compare'
import type { Language } from '#domain/vocabulary'
import { sayChange } from '#wording/compare-change'
import { formatFor } from '#wording/format'
import { levelWord } from '#wording/level'
import { compareWords } from '#wording/ui-compare'
import { dayWords } from '#wording/ui-day'
import { sayWord } from '#wording/words'
import type { StreamColumn, StreamSheet } from '../documents/xlsx-stream.ts'

/** A comparison as a workbook's sheet; every percentage stands beside its two numbers. */
type Made = { sheet: StreamSheet; name: string }
type Row = readonly (string | number | null)[]
type Table = { title: string; columns: StreamColumn[]; rows: () => Row[]; sample: boolean; on?: string; notes?: string[] }

/** Fen in 万元; empty stays empty. */
const money = (fen: number | null) => (fen === null ? null : fen / 1e6)
const amounts = ({ part, whole, ratio }: Share) => [ratio, money(part), money(whole)]
const plain = (text: string) => text.replaceAll('**', '')

function made(lang: Language, view: keyof (typeof compareWords)['zh-CN']['kinds'], table: Table): Made {
  const t = compareWords[lang]
  const day = table.on === undefined ? [] : [dayWords[lang].file(table.on)]
  const notes = [plain(table.title), ...day, t.file.units, ...(table.notes ?? []), ...(table.sample ? [t.file.sample] : [])]
  return {
    sheet: { name: t.kinds[view], notes, columns: table.columns, rows: table.rows },
    name: `${t.title} ${t.kinds[view]}.xlsx`,
  }
}

const text = (heading: string, width: number): StreamColumn => ({ heading, width })
const number = (heading: string, format?: StreamColumn['format'], width = 14): StreamColumn =>
  format ? { heading, width, format } : { heading, width }
/** A percentage and what it is made of. */
const shareColumns = (heading: string, part: string, whole: string, format?: 'money'): StreamColumn[] => [
  number(heading, 'ratio', 12),
  number(`${heading} ${part}`, format),
  number(`${heading} ${whole}`, format),
]

export function yearsSheet(lang: Language, { now, before, rows, sample, on }: CompareYears): Made {
  const t = compareWords[lang]
  const { file, years } = t
  const columns = [
    text(years.indicator, 40),
    ...[now.year, before?.year ?? now.year - 1].flatMap(year => [
      text(`${year} ${years.target}`, 20),
      text(`${year} ${t.indicator.columnUnit}`, 10),
      number(`${year} ${years.toDate}`),
      number(`${year} ${file.numerator}`),
      number(`${year} ${file.denominator}`),
      number(`${year} ${t.indicator.attainment}`, 'ratio', 10),
      text(`${year} ${t.indicator.signal}`, 10),
    ]),
    text(years.change, 24),
  ]
  return made(lang, 'years', {
    title: `${now.name} · ${years.lead(now.year, before?.year ?? now.year - 1, formatFor(lang).month(now.asOf))}`,
    columns,
    sample,
    on,
    rows: () =>
      rows.map(row => [
        (row.now ?? row.before)!.name,
        ...cellColumns(lang, row.now),
        ...cellColumns(lang, row.before),
        row.hindrance ? years.hindrance[row.hindrance] : sayChange(lang, row),
      ]),
  })
}

function cellColumns(lang: Language, cell: Cell | null): Row {
  if (!cell) return [null, null, null, null, null, null, null]
  const { target, toDate, toDateLevel, attainment, signal, money } = cell
  // 万元, as all money of our workbooks.
  const [numerator, denominator] = [cell.numerator, cell.denominator].map(part => (money && part !== null ? part / 1e6 : part))
  const value = toDateLevel === null ? toDate : levelWord(lang, toDateLevel, target)
  return [target.raw, target.unit, value, numerator ?? null, denominator ?? null, attainment, sayWord(lang, `signal.${signal}`)]
}

export function unitsSheet(lang: Language, { sides, asOf, nested, sample, on }: CompareUnits): Made {
  const t = compareWords[lang].units
  const { month } = formatFor(lang)
  const shown = sides[0]!.months.filter(cell => cell.month <= asOf)
  const [part, whole] = [compareWords[lang].file.numerator, compareWords[lang].file.denominator]
  const columns = [
    text(t.a, 28),
    text(compareWords[lang].month, 10),
    ...shareColumns(t.execution, part, whole, 'money'),
    ...shareColumns(t.progress, part, whole, 'money'),
    number(t.risk, 'money'),
    number(t.behind, 'whole', 10),
    ...shareColumns(t.reporting, part, whole),
  ]
  return made(lang, 'units', {
    title: t.lead(sides[0]!.name, sides[1]!.name, month(asOf)),
    columns,
    sample,
    on,
    notes: [t.note, ...(nested ? [t.nested] : [])],
    rows: () =>
      sides.flatMap(side =>
        side.months
          .slice(0, shown.length)
          .map(cell => [
            side.name,
            month(cell.month),
            ...amounts(cell.execution),
            ...amounts(cell.progress),
            money(cell.atRiskAmount),
            cell.execution.part === null ? null : cell.signals.behind + cell.signals.warning,
            cell.past && cell.due > 0 ? cell.handedIn / cell.due : null,
            cell.handedIn,
            cell.due,
          ]),
      ),
  })
}

export function likeSheet(lang: Language, { name, asOf, items, unit, total, sample, on }: CompareIndicator): Made {
  const { indicator: t, file, years } = compareWords[lang]
  const { month } = formatFor(lang)
  const columns = [
    text(t.project, 40),
    text(t.agencyColumn, 28),
    text(years.target, 20),
    text(t.columnUnit, 10),
    number(years.toDate),
    number(file.numerator),
    number(file.denominator),
    number(t.attainment, 'ratio', 10),
    text(t.signal, 10),
    ...(items[0]?.months ?? []).filter(cell => cell.month <= asOf).map(cell => number(month(cell.month), undefined, 12)),
  ]
  return made(lang, 'indicator', {
    title: t.lead(name, total, month(asOf)),
    columns,
    sample,
    on,
    notes: [t.order, ...(items.length < total ? [t.most(items.length, total)] : [])],
    rows: () =>
      items.map(item => [
        item.projectName,
        item.agencyName,
        ...cellColumns(lang, item),
        ...(unit === levelUnit ? [] : item.months.filter(cell => cell.month <= asOf).map(cell => cell.toDate)),
      ]),
  })
}
