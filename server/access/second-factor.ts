import { createHash, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { accountById, takeTotpStep, updateAccount } from '../../db/queries/accounts.ts'
import type { Db } from '../../db/open.ts'
import { takeOut } from './secrets.ts'

const period = 30_000
const totp = (secret: Secret, username: string) =>
  new TOTP({ issuer: '绩尺', label: username, secret, algorithm: 'SHA1', digits: 6, period: period / 1000 })

/** A secret for an authenticator app, as text to type and as the address in its QR code. */
export function newSecret(username: string) {
  const secret = new Secret({ size: 20 })
  return { secret: secret.base32, uri: totp(secret, username).toString() }
}
export const uriOf = (secret: string, username: string) => totp(Secret.fromBase32(secret), username).toString()

/** The time step a code belongs to, one step early or late allowed; null where it fits none. */
export function stepOf(secret: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totp(Secret.fromBase32(secret), '').validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / period) + delta
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const letters = (count: number) => Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('')
/** Ten codes of 49 bits for the day the phone is lost. */
export const newRecoveryCodes = () => Array.from({ length: 10 }, () => `${letters(5)}-${letters(5)}`)

const plain = (code: string) => code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
/** A fast hash will do: the codes are drawn by chance and guessing is throttled; bound to the account. */
export const hashOfCode = (accountId: number, code: string) =>
  createHash('sha256')
    .update(`${accountId}:${plain(code)}`)
    .digest('hex')

type Row = NonNullable<Awaited<ReturnType<typeof accountById>>>
export const hasSecondFactor = (row: Row): row is Row & { totpSecret: string; totpRecovery: string } =>
  row.totpSecret !== null && row.totpRecovery !== null
export const recoveryOf = (row: Row): string[] => JSON.parse(row.totpRecovery ?? '[]') as string[]

/** Takes a code inside a transaction: each counts once. Answers what it was, or null where it does not fit. */
export async function takeCode(
  db: Db,
  vault: Buffer,
  id: number,
  code: string,
  now: number,
): Promise<'code' | 'recovery' | null> {
  const row = await accountById(db, id)
  if (!row || !hasSecondFactor(row)) return null
  const step = stepOf(takeOut(vault, row.totpSecret), code.replaceAll(/\s/g, ''), now)
  if (step !== null) return (await takeTotpStep(db, id, step)) ? 'code' : null
  const hash = hashOfCode(id, code)
  const left = recoveryOf(row).filter(kept => kept !== hash)
  if (left.length === recoveryOf(row).length) return null
  await updateAccount(db, id, { totpRecovery: JSON.stringify(left) })
  return 'recovery'
}
