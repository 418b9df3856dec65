import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Gap, Progress } from '#domain/progress'
import type { Cause, Likelihood } from '#domain/vocabulary'
import { api, bodyOf } from './client.ts'
import { withGap } from './with-gap.ts'

/** What people say about a gap. `version` is the one seen; without it the one the save before it left, as both wait in a queue. */
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
  const left = useRef({ id: gap.id, version: 0 })
  return useMutation({
    scope: { id: `gap-${gap.id}` },
    mutationFn: (writing: GapWriting) => {
      const last = left.current.id === gap.id ? left.current.version : 0
      // Where the save before was refused for somebody else's, this one is as well.
      return writeGap(gap.id, { ...writing, version: writing.version ?? Math.max(last, gap.version) })
    },
    onSuccess: written => {
      left.current = { id: written.id, version: written.version }
      client.setQueriesData<Progress>(
        { queryKey: ['projects', gap.projectId, 'progress'] },
        known => known && withGap(known, written),
      )
      void client.invalidateQueries({ queryKey: ['overview'] })
    },
  })
}
