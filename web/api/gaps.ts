import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Gap, Progress } from '#domain/progress'
import type { Cause, Likelihood } from '#domain/vocabulary'
import { send } from './client.ts'

/** What people say about a gap. `version` is the one seen; without it the writing is taken anyway. */
export type GapWriting = { causes?: Cause[]; note?: string; likelihood?: Likelihood | null; version?: number }

const writeGap = (id: string, writing: GapWriting): Promise<Gap> => send('PATCH', `/gaps/${id}`, { body: writing })

/** Saves at once; every open month of the project shows the answer without asking again. */
export function useGapWriting(gap: Gap) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: `gap-${gap.id}` },
    mutationFn: (writing: GapWriting) => writeGap(gap.id, writing),
    onSuccess: written => {
      client.setQueriesData<Progress>({ queryKey: ['projects', gap.projectId, 'progress'] }, known => known && withGap(known, written))
      void client.invalidateQueries({ queryKey: ['overview'] })
    },
  })
}

/** Only what people wrote changes: the gap's signal and rule belong to the month that is shown. */
export function withGap(progress: Progress, written: Gap): Progress {
  const { causes, note, likelihood, forecast, version } = written
  return {
    ...progress,
    gaps: progress.gaps.map(gap => (gap.id === written.id ? { ...gap, causes, note, likelihood, forecast, version } : gap)),
  }
}
