import fc from 'fast-check'
import { z } from 'zod'

/** Requests drawn from the described interface, and what it promises to answer. */

export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
type Content = Record<string, { schema?: Schema }>
export type Operation = {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[]
  requestBody?: { required?: boolean; content: Content }
  responses: Record<string, { content?: Content }>
}
export type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const words = [
  '',
  '服务人次',
  '产出指标',
  '≥5场',
  '达成',
  'a',
  '0',
  '-1',
  '12.5',
  '100%',
  '2021',
  '<b>&',
  '=1+1',
  '%_\\',
  '\u0000',
  '𠮷',
]
const months = ['2021-01', '2021-05', '2021-12', '2022-01', '2021-13', '2099-12']
const days = ['2021-05-31', '2022-01-10', '2021-02-30', '1999-01-01']
const isId = (name: string) => /(^id|Ids?)$/.test(name)

/** Values of a schema; ids are taken from those a workspace has, and some it has not. */
export function drawer({ components }: Document, ids: readonly number[]) {
  const named = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : components.schemas[schema.$ref.split('/').at(-1)!]!

  function texts({ pattern = '', format = '', minLength = 0, maxLength = 60 }: Schema) {
    if (format === 'date' || pattern.includes('02-')) return fc.constantFrom(...days)
    if (pattern.includes('0[1-9]')) return fc.constantFrom(...months)
    const short = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 }))
    return short.map(text => text.padEnd(minLength, '甲').slice(0, Math.max(maxLength, minLength)))
  }
  function numbers({ minimum = -5, maximum = 3e9 }: Schema, name: string, whole: boolean) {
    const known = isId(name) ? ids : [minimum, maximum, 0, 1, 2, 12, 2021, 1e6]
    const fits = (value: number) => value >= minimum && value <= maximum
    const usual = known.filter(fits)
    const least = Math.max(minimum, -9)
    const any = whole
      ? fc.integer({ min: least, max: Math.max(least, Math.min(maximum, least + 99)) })
      : fc.constantFrom(least, 0.5, 33.33)
    return usual.length ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, any) : any
  }

  function value(given: Schema, name = '', depth = 0): fc.Arbitrary<unknown> {
    const schema = named(given)
    if (schema.const !== undefined) return fc.constant(schema.const)
    if (schema.enum) return fc.constantFrom(...schema.enum)
    const choices = schema.anyOf ?? schema.oneOf
    if (choices) return fc.oneof(...choices.map(one => value(one, name, depth + 1)))
    if (schema.allOf)
      return fc.tuple(...schema.allOf.map(one => value(one, name, depth + 1))).map(all => Object.assign({}, ...all))
    const kinds = [schema.type ?? []].flat()
    return kinds.length > 1
      ? fc.oneof(...kinds.map(kind => ofKind(kind, schema, name, depth)))
      : ofKind(kinds[0], schema, name, depth)
  }
  function ofKind(kind: string | undefined, schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
    if (kind === 'string') return texts(schema)
    if (kind === 'integer' || kind === 'number') return numbers(schema, name, kind === 'integer')
    if (kind === 'boolean') return fc.boolean()
    if (kind === 'array') {
      const minLength = schema.minItems ?? 0
      const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 3, depth > 4 ? 0 : 3))
      return fc.array(value(schema.items ?? {}, name, depth + 1), { minLength, maxLength })
    }
    if (kind === 'object') return objects(schema, depth)
    return kind === 'null' ? fc.constant(null) : fc.jsonValue({ maxDepth: 1 })
  }
  function objects({ properties = {}, required = [], additionalProperties }: Schema, depth: number) {
    const fields = Object.entries(properties)
      .filter(([name]) => depth < 8 || required.includes(name))
      .map(([name, one]) => [name, value(one, name, depth + 1)] as const)
    const known = fc.record(Object.fromEntries(fields), { requiredKeys: required })
    if (typeof additionalProperties !== 'object' || depth > 6) return known
    const key = fc.constantFrom('1', 'x', '2021-05', ...ids.slice(0, 3).map(String))
    const more = fc.dictionary(key, value(additionalProperties, '', depth + 1), { maxKeys: 2 })
    return fc.tuple(known, more).map(([one, other]) => ({ ...one, ...other }))
  }
  return value
}

/** One place of a body made something else. */
export function broken(body: unknown, pick: number, junk: unknown): unknown {
  if (typeof body !== 'object' || body === null) return junk
  const keys = Object.keys(body)
  const key = keys[pick % Math.max(1, keys.length)]
  if (key === undefined) return junk
  const inner = (body as Record<string, unknown>)[key]
  const next = pick % 3 === 0 ? junk : broken(inner, pick >> 1, junk)
  if (Array.isArray(body)) return body.map((one, i) => (String(i) === key ? next : (one as unknown)))
  return { ...body, [key]: next }
}

/** What an answer may be by the description: the problems found with it, in words. */
export function describedCheck({ components, paths }: Document) {
  const $defs = JSON.parse(
    JSON.stringify(components.schemas, (key, value: unknown) =>
      key === '$ref' ? String(value).replace('#/components/schemas/', '#/$defs/') : value,
    ),
  ) as Record<string, Schema>
  const relink = (schema: Schema) => JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')) as Schema
  const known = new Map<Schema, z.ZodType>()
  const checkerOf = (schema: Schema) => {
    const made = known.get(schema) ?? z.fromJSONSchema({ ...relink(schema), $defs } as Parameters<typeof z.fromJSONSchema>[0])
    known.set(schema, made)
    return made
  }
  return (route: string, answer: { status: number; type: string; text: string }): string[] => {
    const [method = '', path = ''] = route.split(' ')
    const { responses } = paths[path]![method.toLowerCase()]!
    const { status, type, text } = answer
    const said = responses[status] ?? (status >= 400 ? (responses.default ?? otherwise) : undefined)
    if (!said) return [`status ${status} is not described`]
    const kind = type.split(';')[0]!
    if (!said.content) return text === '' ? [] : [`${status} has a body: ${text.slice(0, 80)}`]
    const content = (said.content as Content)[kind]
    if (!content) return [`${status} is ${kind || 'of no type'}, described as ${Object.keys(said.content).join(', ')}`]
    if (!/[/+]json$/.test(kind) || !content.schema) return []
    const read = checkerOf(content.schema).safeParse(JSON.parse(text))
    return read.success ? [] : read.error.issues.slice(0, 4).map(one => `${one.path.join('.')}: ${one.message}`)
  }
}
/** Refusals have one shape, also where a route describes only its file. */
const otherwise = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
