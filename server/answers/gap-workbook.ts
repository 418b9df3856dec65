import type { ListedGap } from '#domain/gap-list'
import type { Cause, Language } from '#domain/vocabulary'
import { formatFor } from '#wording/format'
import { gapsWords } from '#wording/ui-gaps'
import { sayWord } from '#wording/words'
import type { Scope } from '../../db/scope.ts'
import type { Surroundings } from '../context.ts'
import type { StreamSheet } from '../documents/xlsx-stream.ts'
import { gapsInWords, listGaps, type ListAsk } from './gap-list-answer.ts'

/** Each row's project is judged for its rule in words: a file holds no more than this, and says so. */
const mostRows = 2000
const atOnce = 50

/** The open gaps over all projects as a sheet, written while it is read. */
export async function gapWorkbook(at: Surroundings, scope: Scope, ask: ListAsk, lang: Language) {
  const t = gapsWords[lang]
  const format = formatFor(lang)
  const listed = await listGaps(at, scope, ask, lang)
  const { frame, found } = listed
  const some = found.slice(0, mostRows)
  const filters = [
    t.sorts[ask.sort],
    ...(ask.signal ? [sayWord(lang, `signal.${ask.signal}`)] : []),
    ...(ask.rectification ? [t.orders[ask.rectification]] : []),
  ]
  const notes = [
    `${t.title} · ${format.yearMonth(frame.asOf)}`,
    filters.join(' · '),
    t.file.units,
    ...(some.length < found.length ? [t.file.most(some.length, found.length)] : []),
    ...(frame.sample ? [t.file.sample] : []),
  ]
  async function* rows() {
    for (let first = 0; first < some.length; first += atOnce) {
      const items = await gapsInWords(at.store.db, scope, listed, some.slice(first, first + atOnce), lang)
      for (const item of items) yield rowOf(item)
    }
  }
  const rowOf = (gap: ListedGap) => {
    const order = gap.rectification
    return [
      gap.projectName,
      gap.agency?.name ?? '',
      gap.indicatorName,
      sayWord(lang, `signal.${gap.signal}`),
      gap.atRiskAmount === null ? null : gap.atRiskAmount / 1e6,
      format.yearMonth(gap.since),
      gap.months,
      gap.rule.text,
      gap.causes.map(cause => sayWord(lang, `cause.${cause as Cause}`)).join(t.between),
      gap.note,
      order ? t.order(order) : t.orders.none,
      order?.dueOn ?? null,
      order?.ownerName ?? null,
    ]
  }
  const { columns: c } = t
  const sheet: StreamSheet = {
    name: t.title,
    notes,
    columns: [
      { heading: c.project, width: 36, wrap: true },
      { heading: c.agency, width: 24, wrap: true },
      { heading: c.indicator, width: 30, wrap: true },
      { heading: c.signal, width: 10 },
      { heading: c.risk, width: 14, format: 'money' },
      { heading: c.since, width: 14 },
      { heading: c.months, width: 8, format: 'whole' },
      { heading: c.rule, width: 50, wrap: true },
      { heading: c.causes, width: 24, wrap: true },
      { heading: c.note, width: 36, wrap: true },
      { heading: c.order, width: 12 },
      { heading: c.dueOn, width: 12 },
      { heading: c.owner, width: 12 },
    ],
    rows,
  }
  return { name: `${t.title} ${frame.asOf}.xlsx`, sheet }
}
