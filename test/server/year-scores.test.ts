import { expect, test } from 'vitest'
import { criterionRow, levelPoints } from '#domain/evaluation-criteria'
import { scoreUnder, standing } from '#domain/evaluation-rescore'
import { judgeYear } from '#domain/project-year'
import { hubeiBlocks, hubeiCriteria } from '#domain/ruleset-examples'
import { national2020, type RuleSet } from '#domain/ruleset'
import type { Db } from '../../db/open.ts'
import { insertEvaluationEvent, insertEvaluationRows, lastSnapshot, storeEvaluation } from '../../db/queries/evaluations.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { indicatorTexts } from '../../db/queries/projects.ts'
import { insertRuleSet, putInForce } from '../../db/queries/rule-sets.ts'
import { evaluatedProjects, type EvaluatedProject } from '../../db/queries/scoring.ts'
import { tableOf, type EvaluationTable } from '../../server/answers/evaluation-table.ts'
import { writingsUnder } from '../../server/answers/evaluation-writings.ts'
import { bothScores } from '../../server/answers/year-scores.ts'
import { insertProjects } from '../../server/sample/insert.ts'
import { insertAgencies, sampleOf } from '../../server/sample/load.ts'
import { freshStore } from '../support/store.ts'

const strict: RuleSet = {
  ...national2020,
  version: 2,
  upperLimitVariant: 'B',
  passThreshold: 0.6,
  rounding: { decimals: 1 },
  satisfactionBands: [
    { from: 0.9, share: 1 },
    { from: 0.8, share: 0.8 },
    { from: 0, share: 0 },
  ],
}
const at = { recordedAt: 1, recordedBy: 1 }

/** The evaluation of one project as its own page works it out: every month judged, every row told. */
async function onItsPage(db: Db, { id, executionWeight }: EvaluatedProject, rules: RuleSet): Promise<EvaluationTable> {
  const plan = (await readPlan(db, id))!
  const [actuals, expenditures] = [await readActuals(db, id), await readExpenditures(db, id)]
  const second = new Map((await indicatorTexts(db, id)).map(row => [row.id, row.subcategory]))
  const rows = await writingsUnder(db, id, rules)
  const year = judgeYear({ ...plan, actuals, expenditures }, rules, '2022-01')
  return tableOf(year, second, { execution: executionWeight, rows }, () => null)
}

/** Of every third project some points and given scores are written, criteria included; every sixth is handed in as it stands. */
async function writeSome(db: Db, projects: readonly EvaluatedProject[], rules: RuleSet) {
  const begun = projects.filter((_, i) => i % 3 === 0)
  for (const [n, project] of begun.entries()) {
    const { rows } = await onItsPage(db, project, rules)
    const own = rows
      .filter(row => row.indicatorId > 0)
      .map(({ indicatorId, weight, high }, i) => {
        const more = { version: 1, given: high, reason: '见说明', measures: '', ...at }
        return { projectId: project.id, indicatorId, weight: i % 2 === 0 && weight !== null ? weight + 0.5 : null, ...more }
      })
    const criteria = hubeiCriteria.processCriteria.map(one => {
      const given = levelPoints(one, 2)[n % one.levels.length]!
      const more = { version: 1, weight: null, reason: '', measures: '', ...at }
      return { projectId: project.id, indicatorId: criterionRow(one), given, ...more }
    })
    await insertEvaluationRows(db, [...criteria, ...own])
    // A second version of each: the newest counts.
    await insertEvaluationRows(
      db,
      own.map(row => ({ ...row, version: 2, given: row.given === null ? null : row.given - 0.01 })),
    )
    const state = n % 2 === 0 ? 'submitted' : 'draft'
    const begunRow = { projectId: project.id, state, executionWeight: n % 4 === 1 ? 12 : null, opinion: '', version: 1 }
    await storeEvaluation(db, begunRow as never, 0)
    if (state === 'draft') continue
    const snapshot = JSON.stringify(await onItsPage(db, project, rules))
    await insertEvaluationEvent(db, { projectId: project.id, event: 'submit', state, opinion: '', snapshot, ...at })
  }
}

test('projects scored together have every total and grade their own pages show, under any rule set', async () => {
  const { agencies, projects: all } = await sampleOf('bureau')
  // A tenth of the year's projects; all of them in the full run.
  const made = all.filter(one => one.declaration.year === 2021).filter((_, i) => process.env.FULL || i % 10 === 0)
  // Everything is written at 1: under the criteria already in force, and before they came.
  for (const [now, since] of [
    [national2020, null],
    [hubeiCriteria, 0],
    [hubeiCriteria, 2],
  ] as const) {
    const store = freshStore()
    await store.tx(async db => {
      if (since !== null) {
        const row = { code: now.code, version: now.version, data: JSON.stringify(now), active: false }
        await insertRuleSet(db, { ...row, createdAt: 0, createdBy: 1, reason: '' })
        await putInForce(db, now, { id: 1, at: since, reason: '' })
      }
      await insertProjects(db, made, await insertAgencies(db, agencies), { clerk: 1, head: 2 })
      await writeSome(db, await evaluatedProjects(db, 2021), now)
    })
    const projects = await evaluatedProjects(store.db, 2021)
    expect(projects).toHaveLength(made.length)
    const asked = []
    for (const project of projects) asked.push(...(await onItsPage(store.db, project, now)).rows.filter(row => row.writing.was))
    expect(asked.length > 0).toBe(since === 2)
    const tables = new Map<number, { kept: boolean; table: EvaluationTable }>()
    for (const project of projects) {
      const stored = project.state === 'submitted' ? await lastSnapshot(store.db, project.id) : undefined
      const table = stored === undefined ? await onItsPage(store.db, project, now) : (JSON.parse(stored) as EvaluationTable)
      tables.set(project.id, { kept: stored !== undefined, table })
    }
    expect([...tables.values()].filter(one => one.kept)).toHaveLength(Math.ceil(made.length / 6))
    for (const next of [strict, hubeiBlocks, hubeiCriteria, national2020]) {
      const found = []
      for await (const one of bothScores(store.db, projects, now, next)) found.push(one)
      const expected = projects.map(project => {
        const { kept, table } = tables.get(project.id)!
        return { project, kept, before: standing(table), after: scoreUnder(table, next) }
      })
      expect(found).toEqual(expected)
    }
  }
})
