import type { TestApp } from './app.ts'

/** The request bodies of the described interface, walked field by field. */
type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  minimum?: number
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
type Operation = {
  parameters?: { in: string; name: string }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
}
export type Field = { path: string[]; schema: Schema; kinds: string[] }
export type Described = { route: string; query: string[]; body: Schema | null; fields: Field[] }

const choices = (schema: Schema) => [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
const kindsOf = (schema: Schema) => (schema.type === undefined ? [] : [schema.type].flat())

export async function describedRoutes(app: Pick<TestApp, 'anonymous'>) {
  const answer = await app.anonymous.call<{
    paths: Record<string, Record<string, Operation>>
    components: { schemas: Record<string, Schema> }
  }>('GET', '/openapi.json')
  const { paths, components } = answer.body
  const named = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : components.schemas[schema.$ref.split('/').at(-1)!]!

  function* fieldsOf(given: Schema, path: string[] = []): Generator<Field> {
    if (path.length > 12) return
    const schema = named(given)
    const kinds = kindsOf(schema)
    if (kinds.some(kind => kind !== 'object' && kind !== 'array' && kind !== 'null')) yield { path, schema, kinds }
    for (const one of choices(schema)) yield* fieldsOf(one, path)
    for (const [name, one] of Object.entries(schema.properties ?? {})) yield* fieldsOf(one, [...path, name])
    if (schema.items) yield* fieldsOf(schema.items, [...path, '0'])
    if (typeof schema.additionalProperties === 'object') yield* fieldsOf(schema.additionalProperties, [...path, 'x'])
  }

  /** The least that fits a schema. */
  function least(given: Schema): unknown {
    const schema = named(given)
    if (schema.const !== undefined) return schema.const
    if (schema.enum) return schema.enum[0]
    const [first] = choices(schema)
    if (first) return least(first)
    const kind = kindsOf(schema)[0]
    if (kind === 'object')
      return Object.fromEntries((schema.required ?? []).map(name => [name, least(schema.properties![name]!)]))
    if (kind === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => least(schema.items!))
    if (kind === 'string') return schema.pattern?.includes('0[1-9]') ? '2021-05' : 'a'.repeat(Math.max(1, schema.minLength ?? 0))
    if (kind === 'boolean') return false
    return kind === 'null' || kind === undefined ? null : Math.max(1, schema.minimum ?? 1)
  }

  const has = (given: Schema, key: string): Schema | undefined => {
    const schema = named(given)
    const own = key === '0' && schema.items ? schema.items : schema.properties?.[key]
    const open = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
    return (
      own ??
      (schema.properties ? undefined : open) ??
      choices(schema)
        .map(one => has(one, key))
        .find(Boolean)
    )
  }
  const holder = (given: Schema, key: string): Schema => {
    const schema = named(given)
    const own = (key === '0' && schema.items) || schema.properties?.[key] || typeof schema.additionalProperties === 'object'
    return own
      ? schema
      : (choices(schema)
          .map(one => holder(one, key))
          .find(one => has(one, key)) ?? schema)
  }

  /** A body with one field set; what is missing on the way to it is made as small as it may be. */
  function placed(schema: Schema, body: unknown, [key, ...rest]: string[], value: unknown): unknown {
    if (key === undefined) return value
    const inside = has(schema, key)!
    const usable = typeof body === 'object' && body !== null
    const base = usable ? body : least(holder(schema, key))
    if (Array.isArray(base)) return [placed(inside, base[0] ?? least(inside), rest, value), ...(base as unknown[]).slice(1)]
    const known = (base as Record<string, unknown>)[key]
    return { ...(base as object), [key]: placed(inside, known ?? least(inside), rest, value) }
  }

  const routes: Described[] = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => {
      const body = operation.requestBody?.content['application/json']?.schema ?? null
      const query = (operation.parameters ?? []).filter(one => one.in === 'query').map(one => one.name)
      return { route: `${verb.toUpperCase()} ${path}`, query, body, fields: body ? [...fieldsOf(body)] : [] }
    }),
  )
  return { routes, placed }
}
