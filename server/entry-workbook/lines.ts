import { shownIn } from '#domain/entry-number'
import type { IndicatorFacts } from '#domain/facts'
import { takes, type Takes } from '#domain/level'
import { shiftMonth, type Month } from '#domain/month'
import { versionAt } from '#domain/pace'
import type { Target } from '#domain/target'
import { defaultStages, levels } from '#domain/vocabulary'
import type { Db } from '../../db/open.ts'
import { actualHistory, expenditureHistory } from '../../db/queries/actuals.ts'
import { agencyTree } from '../../db/queries/agencies.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { projectHead, type ProjectHead } from '../../db/queries/projects.ts'
import { sees } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'
import { absent } from '../refusal.ts'
import { indicatorKey, moneyKey } from './layout.ts'
import { blank, writtenMoney, writtenValue, type Written } from './written.ts'

/** A stored version of a row with who wrote it. */
export type Version<T> = T & { version: number; recordedAt: number; recordedBy: string | null }
export type ActualVersion = Version<Awaited<ReturnType<typeof actualHistory>>[number]>
export type MoneyVersion = Version<Awaited<ReturnType<typeof expenditureHistory>>[number]>

type Base = { key: string; number: number; name: string; last: Written }
export type ValueLine = Base & {
  kind: 'value'
  facts: IndicatorFacts
  /** The target in force in the month. */
  target: Target
  agencyId: number
  /** Named where several units contribute. */
  unitName: string | null
  takes: Takes | 'derived'
  shown: { unit: string; scale: number }
  choices: string[]
  /** Oldest first; the last is the value as it stands. */
  versions: ActualVersion[]
}
export type MoneyLine = Base & { kind: 'money'; subprojectId: number; budget: number | null; versions: MoneyVersion[] }
export type Line = ValueLine | MoneyLine

export type MonthLines = { head: ProjectHead; plan: Plan; values: ValueLine[]; money: MoneyLine[] }

/** A line's entry cells as they stood at a version; undefined where no such version is known. 0 = empty. */
export function writtenAt(line: Line, version: number): Written | undefined {
  if (version === 0) return blank
  const stored = line.versions.find(row => row.version === version)
  if (!stored) return undefined
  return line.kind === 'value' ? writtenValue(stored as ActualVersion, line.shown) : writtenMoney(stored as MoneyVersion)
}
export const versionOf = (line: Line): number => line.versions.at(-1)?.version ?? 0

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

function choicesOf(facts: IndicatorFacts, stored: readonly (string | null)[]): string[] {
  const offered: readonly string[] = facts.stages ?? (facts.aggregation === 'milestone' ? defaultStages : levels)
  return [...new Set([...offered, ...stored.filter(level => level !== null)])]
}

/** Every row of a month's entry form, with all its versions: those of the units the caller may enter for. */
export async function monthLines(db: Db, caller: Caller, projectId: number, month: Month): Promise<MonthLines> {
  const head = await projectHead(db, caller.scope, projectId)
  const plan = head && (await readPlan(db, projectId))
  if (!head || !plan) throw absent()
  const before = shiftMonth(month, -1)
  const [now, then, spending, spentThen, tree] = await Promise.all([
    actualHistory(db, projectId, { month }),
    actualHistory(db, projectId, { month: before }),
    expenditureHistory(db, projectId, month),
    expenditureHistory(db, projectId, before),
    agencyTree(db),
  ])
  const names = new Map(tree.map(row => [row.id, row.name]))
  const byKey = grouped(now, row => indicatorKey(row.indicatorId, row.agencyId))
  const lastByKey = grouped(then, row => indicatorKey(row.indicatorId, row.agencyId))
  const moneyByKey = grouped(spending, row => moneyKey(row.subprojectId))
  const lastMoney = grouped(spentThen, row => moneyKey(row.subprojectId))
  const whole = sees(caller.scope, plan.unitId) || caller.scope.all
  const mine = (unit: number) => whole || sees(caller.scope, unit)
  const values = plan.indicators.flatMap((facts, i) => {
    const { target } = versionAt(facts.targets, month)
    const shown = shownIn(target)
    const units = facts.derivation ? facts.contributors.slice(0, 1) : facts.contributors
    return units.filter(mine).map((agencyId): ValueLine => {
      const key = indicatorKey(facts.id, agencyId)
      const versions = byKey.get(key) ?? []
      return {
        kind: 'value',
        key,
        number: i + 1,
        name: facts.name,
        facts,
        target,
        agencyId,
        unitName: facts.contributors.length > 1 ? (names.get(agencyId) ?? null) : null,
        takes: facts.derivation ? 'derived' : takes(facts),
        shown,
        choices: choicesOf(
          facts,
          versions.map(row => row.level),
        ),
        versions,
        last: writtenValue(lastByKey.get(key)?.at(-1), shown),
      }
    })
  })
  const money = whole
    ? plan.subprojects.map(({ id, name, budget }, i): MoneyLine => {
        const key = moneyKey(id)
        const [versions, last] = [moneyByKey.get(key) ?? [], writtenMoney(lastMoney.get(key)?.at(-1))]
        return { kind: 'money', key, number: i + 1, name, subprojectId: id, budget, versions, last }
      })
    : []
  return { head, plan, values, money }
}
