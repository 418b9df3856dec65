import { formatFor } from '#wording/format'
import { watchWords } from '#wording/ui-watch'
import { sayWord } from '#wording/words'
import type { Db } from '../../db/open.ts'
import { writeXlsx, type Column } from '../documents/xlsx-write.ts'
import { watchedAnswer, type WatchAsk, type Who } from './watch-answer.ts'

const atOnce = 100

/** A list as a workbook: its projects, and on a second sheet the rule that chose them. */
export async function watchWorkbook(db: Db, who: Who, id: number, ask: WatchAsk, date: string) {
  const t = watchWords[who.lang]
  const format = formatFor(who.lang)
  const pageOf = (page: number) => watchedAnswer(db, who, id, { ...ask, show: 'hits', page, pageSize: atOnce }, date)
  const first = await pageOf(1)
  const items = [...first.items]
  for (let page = 2; items.length < first.total && page <= Math.ceil(first.total / atOnce); page++)
    items.push(...(await pageOf(page)).items)
  const { list, counts, asOf } = first
  const money = (fen: number | null) => (fen === null ? null : fen / 1e6)
  const wide: Column[] = [
    { heading: t.file.index, width: 6, format: 'whole' },
    { heading: t.file.project, width: 40, wrap: true },
    { heading: t.file.agency, width: 24, wrap: true },
    ...[t.file.budget, t.file.spent].map((heading): Column => ({ heading, width: 16, format: 'money' })),
    ...[t.file.rate, t.file.money, t.file.goal, t.file.progress, t.file.weight].map(heading => ({ heading, width: 12 })),
    { heading: t.file.amount, width: 16, format: 'money' },
  ]
  const rows = items.map((item, i) => [
    i + 1,
    item.name,
    item.agency.name,
    money(item.budget),
    money(item.spent),
    format.rate(item.executionRate),
    sayWord(who.lang, `signal.${item.budgetSignal}`),
    sayWord(who.lang, `signal.${item.goalSignal}`),
    format.percent(item.progress),
    format.percent(item.atRiskWeight),
    money(item.atRiskAmount),
  ])
  const about = [
    [t.file.name, list.name],
    [t.file.rule, list.sentence],
    [t.file.version, String(list.version)],
    [t.file.asOf, format.yearMonth(asOf)],
    [t.file.found, t.hit(String(counts.hits), String(counts.of))],
    [t.file.unknown, String(counts.unknown)],
  ]
  const bytes = await writeXlsx([
    { name: t.file.projects, columns: wide, rows },
    {
      name: t.file.rule,
      columns: [
        { heading: t.file.about, width: 20 },
        { heading: t.file.said, width: 80, wrap: true },
      ],
      rows: about,
    },
  ])
  return { bytes, name: `${list.name}-${asOf}.xlsx` }
}
