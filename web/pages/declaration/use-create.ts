import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Declaration } from '#domain/declaration'
import type { QualityQuestion } from '#domain/target-quality'
import { commonWords } from '#wording/ui-common'
import { createProject } from '../../api/declarations.ts'
import { ProblemError } from '../../api/problem.ts'
import { useWording } from '../../ui/language.tsx'
import { valueAt } from './path.ts'
import { bare } from './review-problems.ts'
import { overruledOf } from './quality-asked.ts'
import type { ReviewAction, ReviewState } from './review-state.ts'

/** On the review screen every proposal was answered before saving: nothing stays open. */
const confirmed = (declaration: Declaration): Declaration => ({
  ...declaration,
  indicators: declaration.indicators.map(({ source, ...row }) => ({
    ...row,
    source: source && { line: source.line, ...(source.carriedFrom === undefined ? {} : { carriedFrom: source.carriedFrom }) },
  })),
})

export type Failed = { text: string; elsewhere: string[] }

/** Saves the declaration; what the server refuses goes to its fields, and nothing typed is lost. */
export function useCreate(dispatch: (action: ReviewAction) => void) {
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed | null>(null)
  const done = useRef(false)

  function refused(error: unknown, declaration: Declaration): Failed {
    if (!(error instanceof ProblemError) || error.status === 0) return { text: common.offline, elsewhere: [] }
    const placed = error.problems.map(({ path, message }) => ({ path: bare(path), message }))
    const known = placed.filter(({ path }) => valueAt(declaration, path) !== undefined)
    dispatch({ type: 'refused', problems: Object.fromEntries(known.map(({ path, message }) => [path, message])) })
    const elsewhere = placed.filter(one => !known.includes(one)).map(({ message }) => message)
    return { text: `${error.title} ${error.detail}`.trim(), elsewhere }
  }

  async function create(state: ReviewState, asked: readonly QualityQuestion[]): Promise<number | null> {
    const { declaration, carried } = state
    setBusy(true)
    setFailed(null)
    try {
      const project = await createProject(confirmed(declaration), {
        overruled: overruledOf(state, asked),
        ...(carried ? { carriedFrom: { projectId: carried.projectId, contracts: [...carried.chosen] } } : {}),
      })
      done.current = true
      await Promise.all([
        client.invalidateQueries({ queryKey: ['overview'] }),
        client.invalidateQueries({ queryKey: ['agencies'] }),
        client.invalidateQueries({ queryKey: ['carry-overs'] }),
      ])
      return project.id
    } catch (error) {
      setFailed(refused(error, declaration))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { create, busy, failed, done }
}
