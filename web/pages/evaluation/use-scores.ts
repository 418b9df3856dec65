import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reviewQuery, type Review, type ScoreWriting } from '../../api/evaluation-review.ts'

type Rows = { round: number; rows: (ScoreWriting & { indicatorId: number; version: number })[] }
type Written = { indicatorId: number; said: ScoreWriting }[]

/** Scores saved one after another: each goes by the version the last one left, as an expert's own or as the bureau's final ones. */
export function useScores(review: Review, hand: 'own' | 'final', send: (id: number, json: Rows) => Promise<Review>) {
  const client = useQueryClient()
  const { projectId, round } = review
  const key = reviewQuery(projectId).queryKey
  const [fault, setFault] = useState<unknown>(null)
  const writing = useMutation({
    scope: { id: `evaluation-${projectId}` },
    mutationFn: (written: Written) => {
      const now = client.getQueryData(key) ?? review
      const versionOf = (id: number) => now.rows.find(row => row.indicatorId === id)?.[hand]?.version ?? 0
      const rows = written.map(({ indicatorId, said }) => ({ indicatorId, ...said, version: versionOf(indicatorId) }))
      return send(projectId, { round: round!, rows })
    },
    onSuccess: next => {
      setFault(null)
      client.setQueryData(key, next)
    },
    onError: cause => {
      setFault(cause)
      void client.invalidateQueries({ queryKey: key })
    },
  })
  return { write: (...written: Written) => writing.mutateAsync(written), saving: writing.isPending, fault, setFault }
}
