import { z } from '@hono/zod-openapi'
import { evaluationStates, isOpen } from '#domain/evaluation-way'
import { monthOf } from '#domain/month'
import { passageSchema, reportBlockSchema, reportSections, type Passage } from '#domain/report'
import { reportForm as t } from '#wording/report-form'
import { readPassages } from '../../db/queries/report-passages.ts'
import { may, type Caller } from '../access/caller.ts'
import { currentMonth, type Surroundings } from '../context.ts'
import { rulesAt } from '../rules.ts'
import { evaluationAnswer } from './evaluation-answer.ts'
import { keptVersion } from './kept-version.ts'
import { progressAnswer } from './progress-answer.ts'
import { projectAnswer } from './project-answer.ts'
import { reportBlocks, type ReportFacts } from './report-blocks.ts'

export const reportSchema = z
  .object({
    projectId: z.int(),
    project: z.string(),
    agency: z.string(),
    year: z.int(),
    state: z.enum(evaluationStates),
    title: z.string(),
    draft: z.string().meta({ description: 'What marks it as a draft; empty once it is final' }),
    sections: z.array(
      z.object({
        section: z.enum(reportSections),
        title: z.string(),
        blocks: z.array(reportBlockSchema).meta({ description: 'Computed from the year’s facts' }),
        passage: passageSchema.nullable().meta({ description: 'What a person wrote' }),
      }),
    ),
    may: z.object({ write: z.boolean() }),
  })
  .openapi('Report')
export type ReportAnswer = z.infer<typeof reportSchema>

/** The facts of a report. Once handed in, its money is as it was recorded then: later corrections change no report. */
async function factsOf(at: Surroundings, caller: Caller, id: number, seq?: number): Promise<ReportFacts> {
  const { db } = at.store
  const evaluation = await evaluationAnswer(db, caller, id, currentMonth(at), 'zh-CN', seq)
  const handed =
    isOpen(evaluation.state) && seq === undefined ? undefined : evaluation.steps.findLast(step => step.event === 'submit')
  const past = handed ? { day: at.dayOf(handed.at), until: handed.at, dayOf: at.dayOf } : null
  const december = monthOf(evaluation.year, 12)
  const { budget } = await progressAnswer(db, caller.scope, id, december, currentMonth(at), 'zh-CN', past)
  const project = await projectAnswer(db, caller.scope, id, 'zh-CN')
  const rules = await rulesAt(db, evaluation.ruleSet)
  return { evaluation, project, budget, rules, dayOf: at.dayOf }
}

/** The report with the facts it was made from: pictures are drawn from those. With `seq` as a step of its way left it, with the
 * passages written by then. */
export async function reportAnswer(at: Surroundings, caller: Caller, id: number, seq?: number) {
  const facts = await factsOf(at, caller, id, seq)
  const kept = keptVersion(facts.evaluation, seq, at.dayOf)
  const { evaluation } = facts
  const { project, agency, year, state } = evaluation
  const blocks = reportBlocks(facts)
  const written = new Map(
    (await readPassages(at.store.db, id, kept?.at)).map(({ section, ...passage }): [string, Passage] => [section, passage]),
  )
  const report: ReportAnswer = {
    projectId: id,
    project,
    agency,
    year,
    state,
    title: t.title(project),
    draft: state === 'final' ? '' : t.draft,
    sections: reportSections.map(section => ({
      section,
      title: t.titles[section],
      blocks: blocks[section],
      passage: written.get(section) ?? null,
    })),
    may: { write: isOpen(state) && evaluation.may.write && may(caller, 'enter') },
  }
  return { report, facts, kept }
}
