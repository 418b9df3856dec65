import { api, bodyOf } from './client.ts'

export type SharedBy = { agencyId?: number; agencyCode?: string; share: number | null }

/** Replaces who shares an indicator's target. */
export const shareTarget = (projectId: number, indicatorId: number, contributors: SharedBy[]) =>
  bodyOf(
    api.projects[':id'].$patch({ param: { id: String(projectId) }, json: { indicators: [{ id: indicatorId, contributors }] } }),
  )
