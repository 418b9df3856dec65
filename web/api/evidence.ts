import { queryOptions } from '@tanstack/react-query'
import type { EvidenceItem, EvidenceList, EvidencePlace, EvidencePreview } from '#domain/evidence'
import { currentLanguage } from '../ui/remembered-language.ts'
import { api, bodyOf, request } from './client.ts'
import { ProblemError } from './problem.ts'

/** A project's files, and how well each reported value is proven. */
export const evidenceQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'evidence'],
    queryFn: ({ signal }): Promise<EvidenceList> =>
      bodyOf(api.projects[':id'].evidence.$get({ param: { id: String(projectId) } }, { init: { signal } })),
  })

export const removeFile = (projectId: number, id: number, reason: string): Promise<EvidenceItem> =>
  bodyOf(
    api.projects[':id'].evidence[':evidenceId'].remove.$post({
      param: { id: String(projectId), evidenceId: String(id) },
      json: { reason },
    }),
  )

export const unlinkFile = (projectId: number, id: number, place: EvidencePlace, reason: string): Promise<EvidenceItem> =>
  bodyOf(
    api.projects[':id'].evidence[':evidenceId'].unlink.$post({
      param: { id: String(projectId), evidenceId: String(id) },
      json: { ...place, reason },
    }),
  )

export const downloadUrl = (id: number) => `/api/v1/evidence/${id}`

/** The bytes of a file to be looked at; the trail says so. */
export const lookAt = (id: number, signal: AbortSignal): Promise<Blob> =>
  request(`${downloadUrl(id)}?view=1`, { signal }).then(answer => answer.blob())

export const previewQuery = (id: number) =>
  queryOptions({
    queryKey: ['evidence', id, 'preview'],
    queryFn: ({ signal }): Promise<EvidencePreview> =>
      bodyOf(api.evidence[':id'].preview.$get({ param: { id: String(id) } }, { init: { signal } })),
  })

/** Sends a file as it is; fetch tells nobody how far it is, so this is the one request without it. */
export function sendFile(
  projectId: number,
  place: EvidencePlace,
  file: File,
  onProgress: (share: number) => void,
): Promise<{ known: boolean }> {
  const { indicatorId, month, agencyId } = place
  const query = new URLSearchParams({ indicatorId: String(indicatorId), month, name: file.name })
  if (agencyId !== undefined) query.set('agencyId', String(agencyId))
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open('POST', `/api/v1/projects/${projectId}/evidence?${query.toString()}`)
    xhr.setRequestHeader('Accept-Language', currentLanguage())
    xhr.setRequestHeader('Content-Type', 'application/octet-stream')
    xhr.upload.addEventListener('progress', event => onProgress(event.total ? event.loaded / event.total : 1))
    xhr.addEventListener('error', () => reject(new ProblemError(0, {})))
    xhr.addEventListener('load', () => {
      const body = parsed(xhr.responseText)
      if (xhr.status === 201) resolve(body as { known: boolean })
      else reject(new ProblemError(xhr.status, body))
    })
    xhr.send(file)
  })
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
