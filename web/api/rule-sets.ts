import { queryOptions } from '@tanstack/react-query'
import { addMoves, mostChanged } from '#domain/rules-effect'
import type { RuleSet } from '#domain/ruleset'
import { api, bodyOf } from './client.ts'

const sets = api['rule-sets']
const one = sets[':code']

export const ruleSetsQuery = queryOptions({
  queryKey: ['rule-sets'],
  queryFn: ({ signal }) => bodyOf(sets.$get({}, { init: { signal } })),
})
export type RuleSets = Awaited<ReturnType<NonNullable<typeof ruleSetsQuery.queryFn>>>

/** A version in words; without a number the one in force, else the newest. */
export const ruleSetQuery = (code: string, version?: number) =>
  queryOptions({
    queryKey: ['rule-sets', code, { version }],
    queryFn: ({ signal }) =>
      bodyOf(one.$get({ param: { code }, query: { version: version && String(version) } }, { init: { signal } })),
  })
export type RuleSetAnswer = Awaited<ReturnType<NonNullable<ReturnType<typeof ruleSetQuery>['queryFn']>>>

/** `national-2020@1` */
export const placeText = ({ code, version }: { code: string; version: number }) => `${code}@${version}`

export const ruleSetDiffQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['rule-sets', 'diff', from, to],
    queryFn: ({ signal }) => bodyOf(api['rule-set-diffs'].$get({ query: { from, to } }, { init: { signal } })),
  })

const previewPart = (ruleSet: RuleSet, year: number | undefined, skip: number, signal?: AbortSignal) =>
  bodyOf(
    api['rule-set-previews'].$post(
      { query: { year: year && String(year), skip: String(skip) }, json: { ruleSet } },
      { init: { signal } },
    ),
  )
type Part = Awaited<ReturnType<typeof previewPart>>
export type YearEffect = Omit<Part, 'years' | 'next'>

/** What a rule set would change in the last two years, a few hundred projects at a time; `tell` hears how far it is. */
export async function previewRules(
  ruleSet: RuleSet,
  signal: AbortSignal,
  tell: (year: number, done: number, projects: number) => void,
) {
  const first = await previewPart(ruleSet, undefined, 0, signal)
  const effects: YearEffect[] = []
  for (const year of first.years) {
    let part = year === first.year ? first : await previewPart(ruleSet, year, 0, signal)
    let whole: YearEffect = part
    while (part.next !== null) {
      tell(year, part.next, part.projects)
      part = await previewPart(ruleSet, year, part.next, signal)
      whole = {
        ...whole,
        kept: whole.kept + part.kept,
        changed: whole.changed + part.changed,
        moves: addMoves(whole.moves, part.moves),
        items: mostChanged([...whole.items, ...part.items]).slice(0, 100),
      }
    }
    effects.push(whole)
  }
  return effects
}

export const saveRuleSet = (json: { ruleSet: RuleSet; base: number | null; reason: string }) => bodyOf(sets.$post({ json }))
export const activateRuleSet = (
  code: string,
  json: { version: number; reason: string; instead: { code: string; version: number } },
) => bodyOf(one.activate.$post({ param: { code }, json }))

export const recomputedQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['evaluation', projectId, 'recompute'],
    queryFn: ({ signal }) =>
      bodyOf(api.projects[':id'].evaluation.recompute.$get({ param: { id: String(projectId) } }, { init: { signal } })),
  })
