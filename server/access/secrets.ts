import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keys of one workspace, drawn from its master key; each has one purpose. */
export type Secrets = { trail: Buffer; vault: Buffer }

const draw = (master: Buffer, purpose: string) => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `jichi ${purpose}`, 32))
export const secretsOf = (master: Buffer): Secrets => ({ trail: draw(master, 'audit trail'), vault: draw(master, 'vault') })

/** Encrypts a short secret for the database: AES-256-GCM, `iv.tag.text` in base64url. */
export function lockAway(vault: Buffer, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', vault, iv)
  const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [iv, cipher.getAuthTag(), locked].map(part => part.toString('base64url')).join('.')
}

/** Opens what `lockAway` locked; throws when it was changed or locked with another key. */
export function takeOut(vault: Buffer, kept: string): string {
  const [iv, tag, locked] = kept.split('.').map(part => Buffer.from(part, 'base64url'))
  if (!iv || !tag || !locked) throw new Error('not a locked secret')
  const cipher = createDecipheriv('aes-256-gcm', vault, iv, { authTagLength: 16 })
  cipher.setAuthTag(tag)
  return Buffer.concat([cipher.update(locked), cipher.final()]).toString('utf8')
}
