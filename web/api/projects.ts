import { queryOptions } from '@tanstack/react-query'
import type { Progress } from '#domain/progress'
import { send } from './client.ts'

/** Everything the project page shows; without `asOf` the server opens at the last month with data. */
export const progressQuery = (projectId: number, asOf?: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'progress', asOf ?? null],
    queryFn: ({ signal }): Promise<Progress> => send('GET', `/projects/${projectId}/progress`, { query: { asOf }, signal }),
    // The same project's other month may stay on screen meanwhile; another project may not.
    placeholderData: previous => (previous?.project.id === projectId ? previous : undefined),
  })
