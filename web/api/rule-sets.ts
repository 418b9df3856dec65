import { queryOptions } from '@tanstack/react-query'
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

export const previewRules = (ruleSet: RuleSet) => bodyOf(api['rule-set-previews'].$post({ json: { ruleSet } }))
export type RulesPreview = Awaited<ReturnType<typeof previewRules>>

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
