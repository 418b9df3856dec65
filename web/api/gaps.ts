import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Gap, Progress } from '#domain/progress'
import type { Cause, Likelihood } from '#domain/vocabulary'
import { api, bodyOf } from './client.ts'
import { withGap } from './with-gap.ts'

/** What people say about a gap. `version` is the one seen; without it the writing is taken anyway. */
export type GapWriting = {
  causes?: Cause[]
  note?: string
  likelihood?: Likelihood | null
  forecast?: number | null
  version?: number
}

const writeGap = (id: string, writing: GapWriting): Promise<Gap> =>
  bodyOf(api.gaps[':id'].$patch({ param: { id }, json: writing }))

/** Saves at once; every open month of the project shows the answer without asking again. */
export function useGapWriting(gap: Gap) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: `gap-${gap.id}` },
    mutationFn: (writing: GapWriting) => writeGap(gap.id, writing),
    onSuccess: written => {
      client.setQueriesData<Progress>(
        { queryKey: ['projects', gap.projectId, 'progress'] },
        known => known && withGap(known, written),
      )
      void client.invalidateQueries({ queryKey: ['overview'] })
    },
  })
}
