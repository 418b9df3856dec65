import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvidencePlace } from '#domain/evidence'
import { evidenceWords } from '#wording/ui-evidence'
import { sendFile } from '../../api/evidence.ts'
import { ProblemError } from '../../api/problem.ts'
import { useWording } from '../../ui/language.tsx'

export type Upload = { key: number; file: File; share: number; state: 'sending' | 'saved' | 'known' | 'failed'; why: string }

let made = 0

/** Files on their way to a value, one after another; each says how far it is and what is wrong with it. */
export function useUploads(projectId: number, place: EvidencePlace) {
  const { t } = useWording(evidenceWords)
  const client = useQueryClient()
  const [uploads, setUploads] = useState<Upload[]>([])
  const change = (key: number, next: Partial<Upload>) =>
    setUploads(all => all.map(one => (one.key === key ? { ...one, ...next } : one)))

  async function send({ key, file }: Pick<Upload, 'key' | 'file'>) {
    change(key, { state: 'sending', share: 0, why: '' })
    try {
      const { known } = await sendFile(projectId, place, file, share => change(key, { share }))
      change(key, { state: known ? 'known' : 'saved' })
    } catch (error) {
      const problem = error instanceof ProblemError ? error : new ProblemError(0, {})
      change(key, { state: 'failed', why: problem.problems[0]?.message || problem.title || t.offline })
    }
  }
  async function add(files: Iterable<File>) {
    const added = Array.from(files, file => ({ key: ++made, file, share: 0, state: 'sending' as const, why: '' }))
    setUploads(all => [...all.filter(({ state }) => state === 'sending' || state === 'failed'), ...added])
    for (const upload of added) await send(upload)
    await client.invalidateQueries({ queryKey: ['projects', projectId] })
  }
  async function again(upload: Upload) {
    await send(upload)
    await client.invalidateQueries({ queryKey: ['projects', projectId] })
  }
  return { uploads, add, again }
}
