import { randomInt } from 'node:crypto'
import { createRequire } from 'node:module'
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

const require = createRequire(import.meta.url)
let leaked: ReadonlySet<string> | undefined
/** Some 18,000 passwords of eight characters and more that turned up in leaks; loaded when somebody sets one, 10 MB. */
function known(): ReadonlySet<string> {
  const lists = () => (require('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common')).dictionary
  return (leaked ??= new Set(lists()['passwords-common'].filter(word => word.length >= 8)))
}
const guessed = /^(?:(.{1,3})\1+|(?:password|passw0rd|qwerty|admin|welcome|letmein)[!@#.\-_]?\d{0,6}[!@#.]?)$/
const rows = ['01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv', 'abcdefghijklmnopqrstuvwxyz']

/** Found in lists, one piece repeated, a stock word with a number, or a run of keys forwards or backwards. */
function common(password: string): boolean {
  const plain = password.toLowerCase()
  const backwards = [...plain].toReversed().join('')
  return known().has(plain) || guessed.test(plain) || rows.some(row => row.includes(plain) || row.includes(backwards))
}

/** At least 10 characters, or at least 8 with three of the four kinds; common ones and those that hold the user name refused. */
export function strongEnough(password: string, username = ''): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter(kind => kind.test(password)).length
  const long = password.length >= 10 || (password.length >= 8 && kinds >= 3)
  const named = username.length >= 4 && password.toLowerCase().includes(username.toLowerCase())
  return password.length <= 200 && long && !named && !common(password)
}

const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** 16 characters that are not mistaken for one another. */
export const randomPassword = () => Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('')
