import { queryOptions } from '@tanstack/react-query'
import type { Progress } from '#domain/progress'
import { api, bodyOf } from './client.ts'

/** Everything the project page shows; without `asOf` the server opens at the last month with data. */
export const progressQuery = (projectId: number, asOf?: string, on?: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'progress', asOf ?? null, on ?? null],
    queryFn: ({ signal }): Promise<Progress> =>
      bodyOf(api.projects[':id'].progress.$get({ param: { id: String(projectId) }, query: { asOf, on } }, { init: { signal } })),
    // The same project's other month may stay on screen meanwhile; another project may not.
    placeholderData: previous => (previous?.project.id === projectId ? previous : undefined),
  })
