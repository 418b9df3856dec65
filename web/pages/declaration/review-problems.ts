import { checkDeclaration } from '#domain/declaration-check'
import { declarationSchema } from '#domain/declaration'
import { problemsOf } from '#domain/issue'
import type { Problem } from '#domain/problem'
import type { ReviewState } from './review-state.ts'

/** What the server would refuse, found before asking it, with its own rules. */
export function problemsIn({ declaration, unreadable }: Pick<ReviewState, 'declaration' | 'unreadable'>): Problem[] {
  const read = declarationSchema.safeParse(declaration)
  const found = read.success ? checkDeclaration(read.data) : problemsOf(read.error.issues)
  const texts = Object.keys(unreadable).map(path => ({ path, code: 'unreadable', params: {} }))
  return [...texts, ...found]
}

/** The server's paths without the envelope: `declaration.indicators.3.name` → `indicators.3.name`. */
export const bare = (path: string): string => path.replace(/^declaration\./, '')

/** What is wrong at a field, or inside it. */
export function messageAt(messages: Readonly<Record<string, string>>, path: string): string | undefined {
  const inside = Object.keys(messages).find(key => key === path || key.startsWith(`${path}.`))
  return inside === undefined ? undefined : messages[inside]
}
