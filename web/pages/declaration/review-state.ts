import type { Declaration, DeclaredIndicator, Question } from '#domain/declaration'
import { readTarget } from '#domain/target-reader'
import type { Target } from '#domain/target'
import { parse, put, type Path } from './path.ts'
import type { CarryOver, Past } from '../../api/carry-over.ts'
import type { Parsed, SourceLine } from '../../api/declarations.ts'

/** A question with its answer; `null` while it is open. */
export type Asked = Question & { id: number; answer: string | null }
export type ReviewState = {
  declaration: Declaration
  questions: readonly Asked[]
  lines: readonly SourceLine[]
  /** What `=` means in this form (domain rules §2); null until somebody says so. */
  equals: 'at-least' | 'exactly' | null
  /** Text of an amount or number that cannot be read, by path. */
  unreadable: Readonly<Record<string, true>>
  /** What the server refused, by path, until that field changes. */
  refused: Readonly<Record<string, string>>
  /** Why a question about a target is overruled, by `path#code`, until that field changes. */
  overruled: Readonly<Record<string, string>>
  /** The project of the year before it is carried over from, with the contracts that run on. */
  carried: Carried | null
}
export type Carried = {
  projectId: number
  name: string
  contracts: CarryOver['contracts']
  chosen: readonly number[]
  past: Past | null
}

export type ListName = 'indicators' | 'subprojects' | 'funding'
export type ReviewAction =
  | { type: 'set'; path: Path; value: unknown }
  | { type: 'unreadable'; path: Path }
  | { type: 'target'; index: number; raw: string }
  | { type: 'answer'; ids: readonly number[]; answer: string }
  | { type: 'add'; list: ListName }
  | { type: 'remove'; list: ListName; index: number }
  | { type: 'refused'; problems: Readonly<Record<string, string>> }
  | { type: 'overrule'; keys: readonly string[]; reason: string }
  | { type: 'contract'; id: number; on: boolean }

export const fromParsed = ({ declaration, questions, lines }: Parsed): ReviewState => ({
  declaration,
  questions: questions.map((question, id) => ({ ...question, id, answer: null })),
  lines,
  equals: null,
  unreadable: {},
  refused: {},
  overruled: {},
  carried: null,
})

/** Last year's project as the next year's declaration: nothing was read, so nothing is asked of the reading. */
export const fromCarried = ({ project, contracts, past }: CarryOver, declaration: Declaration): ReviewState => ({
  ...fromParsed({ declaration, questions: [], lines: [] }),
  carried: { projectId: project.id, name: project.name, contracts, chosen: contracts.map(({ id }) => id), past },
})

const none = { arranged: null, allocated: null, spent: null }
const texts = { overview: '', basis: '', necessity: '', safeguards: '', plan: '', overallObjective: '', annualObjective: '' }

/** A form typed by hand starts with one empty row of each kind. */
export function byHand(year: number, agency: { code: string; name: string }): ReviewState {
  const people = { leader: '', contact: '', phone: '' }
  const kind = { projectType: '', projectAttribute: '', governmentProcurement: null, purchaseOfServices: null }
  const declaration: Declaration = {
    agencyCode: agency.code,
    agencyName: agency.name,
    projectName: '',
    year,
    ...kind,
    ...texts,
    ...people,
    priorYear: none,
    subprojects: [],
    budgetTotal: null,
    funding: [],
    indicators: [],
  }
  const state = fromParsed({ declaration, questions: [], lines: [] })
  return (['subprojects', 'indicators'] as const).reduce((now, list) => reviewReducer(now, { type: 'add', list }), state)
}

const newIndicator = (declaration: Declaration): DeclaredIndicator => ({
  category: declaration.indicators.at(-1)?.category ?? '',
  subcategory: '',
  name: '',
  subprojects: [],
  target: readTarget(''),
  explanation: '',
  evidenceSource: '',
  aggregation: 'sum',
  pacing: 'whole',
  monthlyPlan: null,
  dueMonth: null,
  stages: null,
  contributors: [],
  weight: null,
  source: null,
})

const newRow = {
  indicators: newIndicator,
  subprojects: () => ({ name: '', budget: null }),
  funding: () => ({ source: '', total: null, priorYear: null, thisYear: null }),
}

/** `=` read as it was answered: at least, or a range whose ends are one number. The writing stays. */
export function meant(target: Target, equals: ReviewState['equals']): Target {
  if (target.comparator !== '=' || target.value === null || target.direction !== 'up' || equals === null) return target
  return equals === 'at-least'
    ? { ...target, comparator: '>=', directionFrom: 'written' }
    : {
        ...target,
        comparator: 'range',
        low: target.value,
        high: target.value,
        value: null,
        direction: 'within',
        directionFrom: 'written',
      }
}

const reread = ({ target, name }: DeclaredIndicator, equals: ReviewState['equals']) =>
  /^\s*[=＝]/.test(target.raw) ? meant(readTarget(target.raw, name), equals) : target

function withoutPath<T>(record: Readonly<Record<string, T>>, path: Path): Readonly<Record<string, T>> {
  if (!(path in record)) return record
  const { [path]: _, ...rest } = record
  return rest
}

/** A field somebody changed by hand answers the questions that were asked about it. */
const touched = (questions: readonly Asked[], path: Path) =>
  questions.map(question => (question.path === path && question.answer === null ? { ...question, answer: 'edited' } : question))

function change(state: ReviewState, path: Path, value: unknown): ReviewState {
  const keys = parse(path)
  let declaration = put(state.declaration, path, value)
  // A sub-project keeps its indicators when it is renamed.
  if (keys[0] === 'subprojects' && keys[2] === 'name') {
    const before = state.declaration.subprojects[Number(keys[1])]?.name
    const renamed = (names: string[]) => names.map(name => (name === before ? String(value) : name))
    const indicators = declaration.indicators.map(row => ({ ...row, subprojects: renamed(row.subprojects) }))
    if (before) declaration = { ...declaration, indicators }
  }
  return {
    ...state,
    declaration,
    questions: touched(state.questions, path),
    unreadable: withoutPath(state.unreadable, path),
    refused: withoutPath(state.refused, path),
    overruled: Object.fromEntries(Object.entries(state.overruled).filter(([key]) => !key.startsWith(`${path}#`))),
  }
}

function answer(state: ReviewState, ids: readonly number[], given: string): ReviewState {
  const questions = state.questions.map(question => (ids.includes(question.id) ? { ...question, answer: given } : question))
  const now: ReviewState = { ...state, questions }
  return state.questions
    .filter(({ id }) => ids.includes(id))
    .reduce((so, { code, path }) => {
      if (code === 'category-inferred' && path) return { ...so, declaration: put(so.declaration, path, given) }
      if (code !== 'equals-means-at-least' || (given !== 'at-least' && given !== 'exactly')) return so
      const indicators = so.declaration.indicators.map(row => ({ ...row, target: reread(row, given) }))
      return { ...so, equals: given, declaration: { ...so.declaration, indicators } }
    }, now)
}

/** Paths behind a removed row move up; those of the row itself are gone. Null: gone. */
export function shifted(path: Path, list: ListName, index: number): Path | null {
  const [head, at, ...rest] = parse(path)
  if (head !== list || at === undefined || Number(at) < index) return path
  return Number(at) === index ? null : [head, String(Number(at) - 1), ...rest].join('.')
}

function remove(state: ReviewState, list: ListName, index: number): ReviewState {
  const moved = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(record).flatMap(([path, value]) =>
        shifted(path, list, index) === null ? [] : [[shifted(path, list, index)!, value]],
      ),
    )
  const gone = list === 'subprojects' ? state.declaration.subprojects[index]?.name : undefined
  const declaration = { ...state.declaration, [list]: state.declaration[list].filter((_, i) => i !== index) }
  return {
    ...state,
    declaration:
      gone === undefined
        ? declaration
        : {
            ...declaration,
            indicators: declaration.indicators.map(row => ({
              ...row,
              subprojects: row.subprojects.filter(name => name !== gone),
            })),
          },
    questions: state.questions.flatMap(question => {
      const path = question.path === null ? null : shifted(question.path, list, index)
      return question.path !== null && path === null ? [] : [{ ...question, path }]
    }),
    lines: state.lines.map(line => ({ ...line, paths: line.paths.flatMap(path => shifted(path, list, index) ?? []) })),
    unreadable: moved(state.unreadable),
    refused: moved(state.refused),
    overruled: moved(state.overruled),
  }
}

const chosenWith = (chosen: readonly number[], { id, on }: { id: number; on: boolean }) =>
  on ? [...chosen, id] : chosen.filter(one => one !== id)

export function reviewReducer(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.type) {
    case 'set':
      return change(state, action.path, action.value)
    case 'unreadable':
      return { ...state, unreadable: { ...state.unreadable, [action.path]: true } }
    case 'target': {
      const row = state.declaration.indicators[action.index]
      return row
        ? change(state, `indicators.${action.index}.target`, meant(readTarget(action.raw, row.name), state.equals))
        : state
    }
    case 'answer':
      return answer(state, action.ids, action.answer)
    case 'add': {
      const rows = [...state.declaration[action.list], newRow[action.list](state.declaration)]
      return { ...state, declaration: { ...state.declaration, [action.list]: rows } }
    }
    case 'remove':
      return remove(state, action.list, action.index)
    case 'refused':
      return { ...state, refused: action.problems }
    case 'overrule':
      return { ...state, overruled: { ...state.overruled, ...Object.fromEntries(action.keys.map(key => [key, action.reason])) } }
    case 'contract':
      return state.carried ? { ...state, carried: { ...state.carried, chosen: chosenWith(state.carried.chosen, action) } } : state
  }
}
