import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { ProblemError, type ProblemItem } from '../../api/problem.ts'
import { useWording } from '../../ui/language.tsx'

/** One act on the register: busy, refused with its places, or done and everything fetched anew. */
export function useAct() {
  const { t, format } = useWording(commonWords)
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [problems, setProblems] = useState<ProblemItem[]>([])
  const [conflict, setConflict] = useState<Record<string, unknown> | null>(null)
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    setError(null)
    setProblems([])
    try {
      await work()
      await client.invalidateQueries({ queryKey: ['projects'] })
      setBusy(false)
      return true
    } catch (cause) {
      setBusy(false)
      const told = cause instanceof ProblemError && cause.status > 0 ? cause : null
      setProblems(told?.problems ?? [])
      const conflicts = told?.body.conflicts as { theirs: Record<string, unknown> }[] | undefined
      setConflict(conflicts?.[0]?.theirs ?? null)
      setError(told ? format.phrases(told.problems.map(one => one.message)) || told.detail || told.title : t.offline)
      return false
    }
  }
  /** What is wrong with a field, by its name. */
  const of = (path: string) => problems.find(one => one.path === path)?.message ?? null
  return { busy, error, problems, conflict, run, of }
}
