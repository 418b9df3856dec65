import { declarationSchema, type Declaration } from '#domain/declaration'
import type { Draft } from './declaration-draft.ts'

type Holder = Record<string | number, unknown>

/** Shortens what is longer than the declaration may hold, and asks for what it must hold and the form does not. */
export function checkDeclaration(draft: Draft): Declaration {
  const { declaration } = draft
  const checked = declarationSchema.safeParse(declaration)
  if (checked.success) return checked.data
  const lines = draft.ledger.lines()
  const lineOf = (path: string) =>
    lines.find(line => line.paths.some(one => one === path || one.startsWith(`${path}.`)))?.number ?? null
  for (const issue of checked.error.issues) {
    const path = issue.path.map(String).join('.')
    const key = issue.path.at(-1) as string | number
    const holder = issue.path.slice(0, -1).reduce<unknown>((at, part) => (at as Holder)[part as string], declaration) as Holder
    const value = holder[key]
    const line = lineOf(path)
    if (issue.code === 'too_big' && (typeof value === 'string' || Array.isArray(value))) {
      const most = Number(issue.maximum)
      holder[key] = value.slice(0, most)
      draft.ask({ code: 'too-long', severity: 'error', line, path, params: { limit: most, length: value.length, field: path } })
    } else if (value === '' || (path === 'year' && value === 0)) {
      if (path !== 'year' || !draft.questions.some(question => question.code === 'year-unreadable'))
        draft.ask({
          code: path === 'year' ? 'year-unreadable' : 'missing',
          severity: 'error',
          line,
          path,
          params: path === 'year' ? { text: '' } : { field: path },
        })
    } else
      draft.ask({
        code: 'out-of-range',
        severity: 'error',
        line,
        path,
        params: { field: path, text: typeof value === 'number' ? value : null },
      })
  }
  return declaration
}
