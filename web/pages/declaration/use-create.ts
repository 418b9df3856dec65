import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Declaration } from '#domain/declaration'
import { commonWords } from '#wording/ui-common'
import { createProject } from '../../api/declarations.ts'
import { ProblemError } from '../../api/problem.ts'
import { useWording } from '../../ui/language.tsx'
import { valueAt } from './path.ts'
import { bare } from './review-problems.ts'
import type { ReviewAction } from './review-state.ts'

/** On the review screen every proposal was answered before saving: nothing stays open. */
const confirmed = (declaration: Declaration): Declaration => ({
  ...declaration,
  indicators: declaration.indicators.map(row => ({ ...row, source: row.source && { line: row.source.line } })),
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

  async function create(declaration: Declaration): Promise<number | null> {
    setBusy(true)
    setFailed(null)
    try {
      const project = await createProject(confirmed(declaration))
      done.current = true
      await Promise.all([
        client.invalidateQueries({ queryKey: ['overview'] }),
        client.invalidateQueries({ queryKey: ['agencies'] }),
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
