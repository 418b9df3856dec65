import { createHmac } from 'node:crypto'
import { hashOfToken } from './session.ts'

/** What a subscription's stop link carries. It is made anew from the workspace's key for each letter; only its hash is stored. */
export function stopToken(vault: Buffer, { id, createdAt }: { id: number; createdAt: number }) {
  const token = createHmac('sha256', vault).update(`jichi stop ${id}.${createdAt}`).digest('base64url')
  return { token, hash: hashOfToken(token) }
}
