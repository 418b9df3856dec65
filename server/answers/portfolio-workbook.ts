import type { Month } from '#domain/month'
import type { Overview } from '#domain/overview'
import type { Language } from '#domain/vocabulary'
import { formatFor } from '#wording/format'
import { overviewWords } from '#wording/ui-overview'
import { portfolioFileWords } from '#wording/portfolio-file'
import { dayWords } from '#wording/ui-day'
import { sayWord } from '#wording/words'
import type { Db } from '../../db/open.ts'
import { agencyNames } from '../../db/queries/agencies.ts'
import { portfolioPage } from '../../db/queries/overview.ts'
import type { Scope } from '../../db/scope.ts'
import type { StreamColumn, StreamSheet } from '../documents/xlsx-stream.ts'
import { breathe } from '../breathe.ts'
import { filterOf, overviewAnswer, type Ask, type Paged } from './overview-answer.ts'
import { itemsOf } from './portfolio-items.ts'

export const portfolioViews = ['projects', 'quadrant', 'departments', 'months'] as const
export type PortfolioView = (typeof portfolioViews)[number]

/** Fen in 万元; empty stays empty. */
const money = (fen: number | null) => (fen === null ? null : fen / 1e6)
const chunk = 200

/** One view of the portfolio as a workbook's sheet: what it shows, with every filter said in words above it. */
export async function portfolioSheet(
  db: Db,
  scope: Scope,
  view: PortfolioView,
  ask: Ask & Pick<Paged, 'sort'>,
  date: string,
  lang: Language,
): Promise<{ sheet: StreamSheet; name: string }> {
  const overview = await overviewAnswer(db, scope, { ...ask, page: 1, pageSize: 1 }, date)
  const words = portfolioFileWords[lang]
  const title = words.title(words.views[view], overview.year, formatFor(lang).month(overview.asOf))
  const unit = ask.agencyId === undefined ? null : ((await agencyNames(db, [ask.agencyId])).get(ask.agencyId) ?? null)
  const filters = [
    unit && words.agency(unit),
    ask.signal && words.goal(sayWord(lang, `signal.${ask.signal}`)),
    ask.budgetSignal && words.budget(sayWord(lang, `signal.${ask.budgetSignal}`)),
    ask.q && words.search(ask.q),
    ask.archived ? words.archived : null,
  ].filter(one => !!one)
  const listed = view === 'projects' || view === 'quadrant'
  const notes = [
    title,
    ...(ask.on === undefined ? [] : [dayWords[lang].file(ask.on)]),
    words.filters(filters.join(words.between) || words.everything, listed ? overview.projects.total : null),
    ...(listed ? [words.sorted(words.sorts[ask.sort])] : []),
    words.units,
    ...(overview.sample ? [words.sample] : []),
  ]
  const table = { projects, quadrant, departments, months }[view](lang, overview, () =>
    rowsOf(db, scope, ask, overview.asOf, date),
  )
  return { sheet: { name: words.views[view], notes, ...table }, name: `${title}.xlsx` }
}

type Items = () => AsyncIterable<Overview['projects']['items'][number]>
type Table = Pick<StreamSheet, 'columns' | 'rows'>

/** The projects in their order, read a few hundred at a time. */
async function* rowsOf(db: Db, scope: Scope, ask: Ask & Pick<Paged, 'sort'>, asOf: Month, date: string) {
  const ahead = asOf > date.slice(0, 7)
  for (let page = 1; ; page++) {
    const ids = await portfolioPage(db, scope, asOf, filterOf(ask, ahead), ask.sort, page, chunk)
    yield* await itemsOf(db, ids, asOf, ahead)
    if (ids.length < chunk) return
    await breathe()
  }
}

function projects(lang: Language, { asOf }: Overview, items: Items): Table {
  const t = overviewWords[lang]
  const light = (signal: Overview['projects']['items'][number]['goalSignal']) => sayWord(lang, `signal.${signal}`)
  const monthName = formatFor(lang).month
  const shown = (month: Month) => month <= asOf
  const columns: StreamColumn[] = [
    { heading: '#', width: 6, format: 'whole' },
    { heading: t.project, width: 40 },
    { heading: t.unit, width: 28 },
    { heading: t.budget, width: 14, format: 'money' },
    { heading: t.spent, width: 14, format: 'money' },
    { heading: t.rate, width: 10, format: 'ratio' },
    { heading: t.progress, width: 14, format: 'ratio' },
    { heading: t.budgetLight, width: 10 },
    { heading: t.goalLight, width: 10 },
    { heading: t.weightAtRisk, width: 10, format: 'ratio' },
    { heading: t.risk, width: 14, format: 'money' },
    { heading: t.yearEnd.likelihoodLabel, width: 12 },
    { heading: t.yearEnd.score, width: 10, format: 'points' },
    { heading: t.yearEnd.surplus, width: 14, format: 'money' },
    ...Array.from({ length: Number(asOf.slice(5)) }, (_, i) => {
      const month = monthName(`${asOf.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`)
      return { heading: `${month} ${t.rate}`, width: 10, format: 'ratio' as const }
    }),
  ]
  async function* rows() {
    let at = 0
    for await (const item of items())
      yield [
        ++at,
        item.name,
        item.agency.name,
        money(item.budget),
        money(item.spent),
        item.executionRate,
        item.progress,
        light(item.budgetSignal),
        light(item.goalSignal),
        item.atRiskWeight,
        money(item.atRiskAmount),
        item.likelihood && sayWord(lang, `likelihood.${item.likelihood}`),
        item.scoreExpected,
        money(item.surplusExpected),
        ...item.months.filter(({ month }) => shown(month)).map(({ executionRate }) => executionRate),
      ]
  }
  return { columns, rows }
}

function quadrant(lang: Language, overview: Overview, items: Items): Table {
  const t = overviewWords[lang]
  const words = portfolioFileWords[lang]
  const { timeProgress, ruleSet } = overview
  const edge = ruleSet.signals.warningBelow
  const columns: StreamColumn[] = [
    { heading: t.project, width: 40 },
    { heading: t.unit, width: 28 },
    { heading: t.rate, width: 10, format: 'ratio' },
    { heading: t.progress, width: 14, format: 'ratio' },
    { heading: words.quadrant, width: 20 },
    { heading: t.goalLight, width: 10 },
    { heading: t.risk, width: 14, format: 'money' },
  ]
  /** As the picture's dashed lines part them. */
  function cornerOf(rate: number | null, progress: number | null) {
    if (rate === null || progress === null) return null
    if (rate < timeProgress * edge) return progress < edge ? t.both : t.unspent
    return progress < edge ? t.undone : words.level
  }
  async function* rows() {
    for await (const item of items())
      yield [
        item.name,
        item.agency.name,
        item.executionRate,
        item.progress,
        cornerOf(item.executionRate, item.progress),
        sayWord(lang, `signal.${item.goalSignal}`),
        money(item.atRiskAmount),
      ]
  }
  return { columns, rows }
}

function departments(lang: Language, { departments: all, asOf, grouping }: Overview): Table {
  const t = overviewWords[lang]
  const words = portfolioFileWords[lang]
  const monthName = formatFor(lang).month
  const months = all[0]?.months.filter(({ month }) => month <= asOf).map(({ month }) => month) ?? []
  const columns: StreamColumn[] = [
    { heading: grouping === 'unit' ? t.unit : t.department, width: 28 },
    { heading: t.projects, width: 8, format: 'whole' },
    { heading: t.budget, width: 14, format: 'money' },
    ...[t.heatBudget, t.heatGoals].flatMap(measure =>
      months.map(month => ({ heading: `${monthName(month)} ${measure}`, width: 10, format: 'ratio' as const })),
    ),
    { heading: t.risk, width: 14, format: 'money' },
    { heading: words.share, width: 10, format: 'ratio' },
    { heading: words.worstLight, width: 14 },
    { heading: t.worstThree, width: 60 },
  ]
  const rows = () =>
    all.map(row => {
      const shown = row.months.filter(({ month }) => month <= asOf)
      return [
        row.name,
        row.projects,
        money(row.budget),
        ...shown.map(cell => cell.executionRate),
        ...shown.map(cell => cell.progress),
        money(row.atRiskAmount),
        row.atRiskShare,
        sayWord(lang, `signal.${row.worstSignal}`),
        row.worst.map(({ name }) => name).join(words.between),
      ]
    })
  return { columns, rows }
}

function months(lang: Language, { months: all, asOf }: Overview): Table {
  const t = overviewWords[lang]
  const columns: StreamColumn[] = [
    { heading: t.monthColumn, width: 12 },
    { heading: t.spentColumn, width: 18, format: 'money' },
    { heading: t.toDateColumn, width: 18, format: 'money' },
    { heading: t.inForceColumn, width: 18, format: 'money' },
    { heading: t.rateColumn, width: 12, format: 'ratio' },
    { heading: t.timeColumn, width: 12, format: 'ratio' },
  ]
  const budget = all.find(({ month }) => month === asOf)?.budget
  const rows = () =>
    all
      .filter(({ month }) => month <= asOf)
      .map(({ month, spent, toDate, budgetInForce }, i) => [
        month,
        money(spent),
        money(toDate),
        money(budgetInForce),
        toDate === null || !budget ? null : toDate / budget,
        (i + 1) / 12,
      ])
  return { columns, rows }
}
