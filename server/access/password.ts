import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// argon2id with OWASP's second recommended setting: 19 MiB, 2 passes.
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const hashPassword = (password: string) => hash(password, settings)

let decoy: Promise<string> | undefined
/** Verifies in the same time whether or not the account exists. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  if (stored !== null) return verify(stored, password)
  decoy ??= hashPassword('no account has this password')
  await verify(await decoy, password)
  return false
}

const common =
  /^(.)\1+$|^(password|passw0rd|qwerty|admin|welcome|letmein|abc123|iloveyou|12345678|123456789|1234567890|11111111|88888888|66666666)/i

/** At least 10 characters, or at least 8 with three of the four kinds; common ones refused. */
export function strongEnough(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter(kind => kind.test(password)).length
  return password.length <= 200 && !common.test(password) && (password.length >= 10 || (password.length >= 8 && kinds >= 3))
}

const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** 16 characters that are not mistaken for one another. */
export const randomPassword = () => Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('')
