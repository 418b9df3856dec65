import { createHash, randomBytes } from 'node:crypto'
import type { KeyScope } from '#domain/vocabulary-access'
import { keyWithAccount, touchApiKey } from '../../db/queries/api-keys.ts'
import type { Surroundings } from '../context.ts'
import { Refusal } from '../refusal.ts'
import type { Caller } from './caller.ts'
import { callerFrom, noteUse } from './session.ts'

const touchEvery = 60_000
const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex')

/** A new key: shown once, then only its hash and its first characters are known. */
export function newKey() {
  const key = `jk_${randomBytes(32).toString('base64url')}`
  return { key, keyHash: hashOfKey(key), shown: key.slice(0, 9) }
}

/** Who a key acts for. One hash and one look-up whatever was sent; a refused key says why, as only its holder has it. */
export async function callerOfKey({ store, now }: Surroundings, given: string): Promise<Caller> {
  const row = await keyWithAccount(store.db, hashOfKey(given))
  if (!row) throw new Refusal(401, 'key-unknown')
  if (row.revokedAt !== null) throw new Refusal(401, 'key-revoked')
  if (row.expiresAt <= now()) throw new Refusal(401, 'key-expired')
  if (row.disabled) throw new Refusal(401, 'key-account-disabled')
  const at = now()
  if (row.lastUsed === null || at - row.lastUsed > touchEvery) await noteUse(store, db => touchApiKey(db, row.keyId, at))
  return { ...(await callerFrom(store, row)), keyId: row.keyId, keyScopes: JSON.parse(row.scopes) as KeyScope[] }
}

/** The key of an `Authorization: Bearer` header; null where there is no such header. */
export function bearerOf(header: string | undefined): string | null {
  const found = /^Bearer +(\S{1,200})$/i.exec(header ?? '')
  return found ? found[1]! : header === undefined ? null : ''
}
