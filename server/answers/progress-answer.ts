import type { OpenQuestion } from '#domain/declaration-questions'
import type { Day } from '#domain/day'
import { isShared, unitParts } from '#domain/contribution'
import type { IndicatorFacts, ProjectFacts } from '#domain/facts'
import { outcomesOf } from '#domain/forecast-project'
import type { Prior } from '#domain/forecast-prior'
import { faredOf, type Fared } from '#domain/forecast-record'
import { lastYearOf, type LastYear } from '#domain/last-year'
import { monthOf, monthsOf, numberOf, yearOf, type Month } from '#domain/month'
import type { Rule } from '#domain/problem'
import type { RuleSet } from '#domain/ruleset'
import { standingNow, stateIn, type LifeEvent } from '#domain/project-life'
import { projectProgress, type IndicatorVerdict, type OpenGap } from '#domain/progress-view'
import type { Gap, Progress } from '#domain/progress'
import { judgeYear, lastMonthWithData, type ProjectYear } from '#domain/project-year'
import { beyondBest } from '#domain/reach'
import type { Language, Likelihood } from '#domain/vocabulary'
import { sayQuestion } from '#wording/question'
import { sayRule } from '#wording/rules'
import type { Db } from '../../db/open.ts'
import { agencyById, agencyNames } from '../../db/queries/agencies.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { indicatorLinks, indicatorTexts, projectHead, projectQuestions, type ProjectHead } from '../../db/queries/projects.ts'
import { gapNotes, readReports, type GapNoteRow } from '../../db/queries/reports.ts'
import { forecastsOf } from '../../db/queries/forecasts.ts'
import { readTwins } from '../../db/queries/twins.ts'
import { everything, type Scope } from '../../db/scope.ts'
import { movedAway } from '../acts/moved-away.ts'
import { readProcurement } from '../acts/read-procurement.ts'
import { Refusal, absent } from '../refusal.ts'
import { activePrior } from '../priors.ts'
import { activeRules, rulesBy } from '../rules.ts'
import { forecastAnswer, type ForeseenView } from './forecast-answer.ts'
import { gradeValues, gradesByMonth } from './evidence-grades.ts'
import { correctionsSince, yearOnDay, type OnDay } from './year-on-day.ts'

/** Last year's twin, where the caller may see it: its plan and its values, read like this year's. */
export async function readTwin(db: Db, scope: Scope, id: number | null) {
  const head = id === null ? undefined : await projectHead(db, scope, id)
  const plan = head && (await readPlan(db, head.id))
  if (!head || !plan) return null
  const [actuals, expenditures] = await Promise.all([readActuals(db, head.id), readExpenditures(db, head.id)])
  return { head, facts: { ...plan, actuals, expenditures } }
}

/** Everything read for one project's year: two narrow queries for the values, small ones for the rest. */
async function readYear(db: Db, scope: Scope, id: number) {
  const head = await projectHead(db, scope, id)
  const plan = head && (await readPlan(db, id))
  if (!head || !plan) throw absent()
  const [actuals, expenditures, reports, notes, rules] = await Promise.all([
    readActuals(db, id),
    readExpenditures(db, id),
    readReports(db, id),
    gapNotes(db, id),
    activeRules(db),
  ])
  const procurement = await readProcurement(db, plan)
  return { head, facts: { ...plan, actuals, expenditures, procurement }, reports, notes, rules }
}

/** The project page as of a month; without one, the last month with data. */
export async function progressAnswer(
  db: Db,
  scope: Scope,
  id: number,
  asOf: Month | undefined,
  today: Month,
  lang: Language,
  past: (OnDay & { dayOf: (at: number) => Day }) | null = null,
): Promise<Progress> {
  const now = await readYear(db, scope, id)
  const { head } = now
  const rules = past ? await rulesBy(db, past.until) : now.rules
  const { facts, reports, notes } = past ? await yearOnDay(db, now.facts, past, past.dayOf) : now
  if (asOf !== undefined && yearOf(asOf) !== head.year) throw new Refusal(422, 'month-outside', { month: asOf, year: head.year })
  const year = judgeYear(facts, rules, today)
  const month = asOf ?? lastMonthWithData(year) ?? firstMonth(head.year, today)
  const said = (rule: Rule) => sayRule(lang, rule)
  const graded = await gradeValues(db, id, facts.actuals, facts.indicators)
  const verdict = projectProgress(year, month, gradesByMonth(graded.values))
  const texts = new Map((await indicatorTexts(db, id)).map(row => [row.id, row]))
  const links = groupLinks(await indicatorLinks(db, id))
  const names = new Map(facts.subprojects.map(row => [row.id, row.name]))
  const declared = new Map(facts.indicators.map(row => [row.id, row]))
  const twin = await readTwin(db, scope, head.previousProjectId)
  const before = twin && lastYearOf(facts, twin.facts, await readTwins(db, id))
  // A forecast is not made up afterwards: what was foreseen then stands in its own record.
  const prior = await activePrior(db)
  const record = twin && !past ? await recordOf(db, twin, rules, today, prior) : null
  const foreseen = past ? unforeseen : forecastAnswer(year, month, before, prior, record, lang)
  const since = past && correctionsSince(year, judgeYear(now.facts, rules, today))
  const parts = await partsOf(db, facts, rules, today, month)
  const department = head.agencyParentId === null ? undefined : await agencyById(db, everything, head.agencyParentId)
  return {
    ...verdict,
    ...(past ? { on: past.day } : {}),
    project: {
      ...projectOf(head, department),
      life: {
        ...lifeOf(facts.life ?? [], month, head.archived),
        readOnly: past !== null || movedAway(scope, head, facts.life ?? []),
      },
    },
    lastYear: twin && { projectId: twin.head.id, year: twin.head.year, name: twin.head.name },
    budget: { ...verdict.budget, rule: said(verdict.budget.rule), lastYear: before?.budget ?? null },
    indicators: verdict.indicators.map(({ recoverabilityRule, reachRule, ...row }) => ({
      ...row,
      category: declared.get(row.id)!.category,
      name: declared.get(row.id)!.name,
      subcategory: texts.get(row.id)?.subcategory ?? '',
      explanation: texts.get(row.id)?.explanation ?? '',
      evidenceSource: texts.get(row.id)?.evidenceSource ?? '',
      subprojects: (links.get(row.id) ?? []).map(subproject => ({ id: subproject, name: names.get(subproject) ?? '' })),
      lastYear: before?.indicators.get(row.id) ?? null,
      units: parts.get(row.id) ?? [],
      rule: said(row.rule),
      forecast: foreseen.indicators.get(row.id) ?? null,
      ...(since ? { later: since.get(row.id) ?? [] } : {}),
      recoverabilityRule: recoverabilityRule && said(recoverabilityRule),
      reachRule: sayOrNull(said, reachRule ?? beyondRecord(year, row, month, before)),
    })),
    yearEnd: foreseen.yearEnd,
    gaps: verdict.gaps.map(gap => gapView(gap, head, declared.get(gap.indicatorId)!.name, notes, said)),
    reports: monthsOf(head.year).map(m => ({
      month: m,
      state: (reports.find(row => row.month === m)?.state ?? 'none') as Progress['reports'][number]['state'],
    })),
    questions: (past ? [] : openOf(await projectQuestions(db, id))).map(question => ({
      code: question.code,
      message: sayQuestion(lang, question),
    })),
    ruleSet: { code: rules.code, version: rules.version },
  }
}

/** How the twin's forecasts fared; its year is judged only where it made any. */
async function recordOf(db: Db, twin: NonNullable<Twin>, rules: RuleSet, today: Month, prior: Prior): Promise<Fared | null> {
  const made = await forecastsOf(db, twin.head.id)
  return made.length ? faredOf(made, outcomesOf(judgeYear(twin.facts, rules, today), prior)) : null
}
type Twin = Awaited<ReturnType<typeof readTwin>>

const unforeseen: ForeseenView = { indicators: new Map(), yearEnd: { score: null, money: null } }

/** Who is behind each shared indicator, by name. */
async function partsOf(db: Db, facts: ProjectFacts & { agencyId: number }, rules: RuleSet, today: Month, asOf: Month) {
  const shared = facts.indicators.filter(row => isShared(row, facts.agencyId))
  const names = await agencyNames(db, [...new Set(shared.flatMap(row => row.contributors))])
  const named = (row: IndicatorFacts) =>
    unitParts(facts, row, rules, today, asOf).map(part => ({ ...part, name: names.get(part.agencyId) ?? '' }))
  return new Map(shared.map(row => [row.id, named(row)]))
}

const sayOrNull = <T>(said: (rule: Rule) => T, rule: Rule | null) => rule && said(rule)

/** The best month on record may be last year's, where the two count in the same unit. */
function beyondRecord(
  year: ProjectYear,
  row: Pick<IndicatorVerdict, 'id' | 'recoverable' | 'required' | 'toDate' | 'months'>,
  asOf: Month,
  before: LastYear | null,
): Rule | null {
  const indicator = year.indicators.find(({ facts }) => facts.id === row.id)!
  const month = numberOf(asOf)
  const { nature, version } = indicator.standards[month - 1]!
  if (row.recoverable === false || row.required === null) return null
  const last = before?.indicators.get(row.id)
  const asked = { facts: indicator.facts, nature, target: version.target, toDate: row.toDate, month }
  return beyondBest(asked, row.months, last?.unit === version.target.unit ? last.months : [])
}

/** Sub-projects by indicator. */
function groupLinks(rows: { indicatorId: number; subprojectId: number }[]) {
  const groups = new Map<number, number[]>()
  for (const { indicatorId, subprojectId } of rows) {
    const group = groups.get(indicatorId)
    if (group) group.push(subprojectId)
    else groups.set(indicatorId, [subprojectId])
  }
  return groups
}

/** An empty year opens at the current month, or at January of a year that is not this one. */
const firstMonth = (year: number, today: Month) => (yearOf(today) === year ? today : monthOf(year, 1))

const lifeOf = (life: readonly LifeEvent[], month: Month, archived: boolean | null) => {
  const { since, state: now } = standingNow(life)
  return { state: stateIn(life, month), now, since, archived: archived === true }
}

const projectOf = (
  head: ProjectHead,
  department: { id: number; name: string } | undefined,
): Omit<Progress['project'], 'life'> => ({
  id: head.id,
  name: head.name,
  year: head.year,
  agency: { id: head.agencyId, code: head.agencyCode, name: head.agencyName },
  department: department ? { id: department.id, name: department.name } : null,
  type: head.type,
  startMonth: head.startMonth,
  sample: head.sample,
  version: head.version,
})

/** A computed gap with what people wrote on it; nothing is stored until somebody writes. */
export function gapView(
  gap: OpenGap,
  head: Pick<ProjectHead, 'id' | 'name'>,
  indicatorName: string,
  notes: GapNoteRow[],
  said: (rule: Rule) => Rule & { text: string },
): Gap {
  const note = notes.find(row => row.indicatorId === gap.indicatorId && row.since === gap.since)
  return {
    ...gap,
    rule: said(gap.rule),
    projectId: head.id,
    projectName: head.name,
    indicatorName,
    causes: note ? (JSON.parse(note.causes) as string[]) : [],
    note: note?.note ?? '',
    likelihood: (note?.likelihood ?? null) as Likelihood | null,
    forecast: note?.forecast ?? null,
    state: 'open',
    version: note?.version ?? 0,
  }
}

/** What somebody left as it is, with a reason, is asked no more. */
const openOf = (stored: string) => (JSON.parse(stored) as OpenQuestion[]).filter(question => question.reason === undefined)
