import type { Draft } from './declaration-draft.ts'

/** No list of sub-projects is longer. */
const longest = 5000

const bare = (text: string) => text.replace(/\s+/g, '')

/** A test whether a text is made of the names of known sub-projects. */
export function subprojectTest(draft: Draft): (text: string) => boolean {
  const known = new Set(draft.declaration.subprojects.map(one => bare(one.name)))
  return text => known.size > 0 && text.length <= longest && parts(text, known).every(part => known.has(bare(part)))
}

/** 、 may belong to a name, so it separates only where the whole is not a name itself. */
function parts(text: string, known: Set<string>): string[] {
  const split = text
    .split(/[,，;；\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
  return split
    .flatMap(part => (known.has(bare(part)) ? [part] : part.split('、').map(one => one.trim())))
    .filter(part => part !== '')
}

/** The declared sub-projects a cell names. A shortened name that fits only one is taken and asked about. */
export function matchSubprojects(
  draft: Draft,
  text: string,
  line: number | null,
  path: string,
): { names: string[]; complete: boolean } {
  if (text === '' || /^([/\-—–]+|无|全部|整个项目|全部子项目)$/.test(text)) return { names: [], complete: true }
  if (text.length > longest) {
    draft.ask({ code: 'subproject-unknown', severity: 'warning', line, path, params: { text: `${text.slice(0, 60)}…` } })
    return { names: [], complete: false }
  }
  const all = draft.declaration.subprojects
  const known = new Set(all.map(one => bare(one.name)))
  const names: string[] = []
  let complete = true
  for (const part of parts(text, known)) {
    const key = bare(part)
    const exact = all.find(one => bare(one.name) === key)
    const similar = all.filter(one => key.length >= 4 && bare(one.name).startsWith(key))
    const match = exact ?? (similar.length === 1 ? similar[0] : undefined)
    if (match && !names.includes(match.name)) names.push(match.name)
    if (match && !exact)
      draft.ask({ code: 'subproject-guessed', severity: 'warning', line, path, params: { text: part, name: match.name } })
    if (!match) {
      complete = false
      draft.ask({ code: 'subproject-unknown', severity: 'warning', line, path, params: { text: part } })
    }
  }
  return { names, complete }
}
