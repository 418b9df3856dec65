import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { table } from '../server/rights-table.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { broken, describedCheck, drawer, type Document, type Operation, type Schema } from '../support/drawn-requests.ts'
import { smallBureau, type Asker, type Bureau, type Target } from '../support/rights.ts'

/** Text of a unit that only its own department and the bureau may read. */
const secret = '乙部门内部标记'
/** Roles that see one department at most, and those that see everything. */
const narrow: Asker[] = ['clerk', 'unitHead', 'department', 'contributor', 'reviewer', 'anonymous', 'none']
const wide: Asker[] = ['bureau', 'auditor', 'administrator', 'securityAdministrator']
/** Those who may do most are asked most often. */
const busy: Asker[] = ['clerk', 'department', 'bureau', 'bureau']
/** What asks another machine, or writes until it is told to stop. */
const apart = /oidc|\/events$/

let bureau: Bureau
let document: Document
let own: Target
let sub: Target
let foreign: Target
let check: ReturnType<typeof describedCheck>
let routes: { route: string; operation: Operation }[]
beforeAll(async () => {
  bureau = await smallBureau()
  document = JSON.parse((await bureau.call('bureau', 'GET', '/openapi.json', undefined)).text) as Document
  check = describedCheck(document)
  routes = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs)
      .map(([verb, operation]) => ({ route: `${verb.toUpperCase()} ${path}`, operation }))
      .filter(({ route }) => !apart.test(route)),
  )
  own = await bureau.target('own')
  sub = await bureau.target('sub')
  foreign = { ...(await bureau.target('other')), ...(await marked()) }
})

/** A project of another department whose every word bears the mark. */
async function marked() {
  const words = { overview: secret, basis: secret, plan: secret, annualObjective: secret, leader: secret }
  const indicators = [indicator(`${secret}场次`, '≥12场', { explanation: secret })]
  const subprojects = [{ name: secret, budget: 120_000_000 }]
  const given = declaration({ agencyCode: 'other', agencyName: 'other', projectName: secret, indicators, subprojects, ...words })
  const { text } = await bureau.call('bureau', 'POST', '/projects', { declaration: given })
  const made = JSON.parse(text) as { id: number; indicators: { id: number }[]; subprojects: { id: number }[] }
  const indicatorId = made.indicators[0]!.id
  const entries = [{ indicatorId, value: 1, note: secret }]
  await bureau.call('bureau', 'PUT', `/projects/${made.id}/actuals/2021-05`, { entries })
  return { project: made.id, indicator: indicatorId, subproject: made.subprojects[0]!.id }
}

type Drawn = { route: string; asker: Asker; path: string; body: unknown; type: string | null }
const idsOf = (target: Target) => Object.values(target)

/** Who sees everything writes to the own department alone: moving a foreign project into it would rightly show it. */
function request(): fc.Arbitrary<Drawn> {
  const made = new Map<string, fc.Arbitrary<Omit<Drawn, 'asker'>>>()
  const who = fc.constantFrom(...narrow, ...wide, ...busy, ...busy)
  return fc.tuple(fc.constantFrom(...routes), who, fc.nat(2)).chain(([described, asker, place]) => {
    const all = !wide.includes(asker) || described.route.startsWith('GET')
    const targets = all ? [own, sub, foreign] : [own, sub]
    const at = place % targets.length
    const key = `${described.route} ${all} ${at}`
    const known = made.get(key) ?? requestTo(described, targets[at]!, targets)
    made.set(key, known)
    return known.map(drawn => ({ ...drawn, asker }))
  })
}

function requestTo({ route, operation }: (typeof routes)[number], target: Target, targets: Target[]) {
  const row = table[route]
  const value = drawer(document, [...new Set(targets.flatMap(idsOf)), 999_999])
  const odd = fc.constantFrom('0', 'x', '%00', '99999999999')
  const drawnPath = fc
    .record({
      path: fc.record(
        paramsOf(operation, 'path', (name, schema) => fc.oneof({ weight: 4, arbitrary: value(schema, name) }, odd)),
      ),
      query: fc.record(
        paramsOf(operation, 'query', (name, schema) => fc.oneof({ weight: 9, arbitrary: value(schema, name) }, odd)),
        { requiredKeys: [] },
      ),
    })
    .map(({ path, query }) => {
      const asked = Object.entries(query).map(([name, one]) => [name, String(one)])
      const filled = route.split(' ')[1]!.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])))
      return asked.length ? `${filled}?${new URLSearchParams(asked).toString()}` : filled
    })
  const path = row?.path ? fc.oneof(fc.constant(row.path(target)), drawnPath) : drawnPath
  const sent = bodies(operation, value, row?.body?.(target, bureau))
  return fc.record({ path, sent }).map(drawn => ({ route, path: drawn.path, ...drawn.sent }))
}
function paramsOf(operation: Operation, where: string, of: (name: string, schema: Schema) => fc.Arbitrary<unknown>) {
  const params = (operation.parameters ?? []).filter(one => one.in === where)
  return Object.fromEntries(params.map(one => [one.name, of(one.name, one.schema)]))
}
type Sent = Pick<Drawn, 'body' | 'type'>
function bodies(operation: Operation, value: ReturnType<typeof drawer>, usual: unknown): fc.Arbitrary<Sent> {
  const content = operation.requestBody?.content
  if (!content) return fc.constant({ body: undefined, type: null })
  const schema = content['application/json']?.schema
  const junk = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(1e308, -1, '\u0000', [], {}))
  const good = fc.oneof(schema ? value(schema) : fc.constantFrom('', 'PK\u0003\u0004', 'a\tb\n1\t2'), fc.constant(usual ?? {}))
  const wrong = fc.tuple(good, fc.nat(60), junk).map(([one, pick, other]) => broken(one, pick, other))
  const type = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...Object.keys(content)) },
    fc.constantFrom('text/plain', 'application/json', ''),
  )
  return fc.record({ body: fc.oneof({ weight: 3, arbitrary: good }, wrong), type })
}

/** The same requests each time; SEED=… draws others, REQUESTS=… as many as it says. */
const requests = Number(process.env.REQUESTS ?? (process.env.FULL ? 20_000 : 300))
let asked = 0
async function send({ route, asker, path, body, type }: Drawn) {
  bureau.moveClock(2_000)
  const [method = ''] = route.split(' ')
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await bureau.call(asker, method, path, text, type ? { 'content-type': type } : {})
  asked++
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: answer.text }
}

test('whatever is drawn from the description is answered as described, never by a failure, and never with another department’s words', async () => {
  await fc.assert(
    fc.asyncProperty(request(), async drawn => {
      const answer = await send(drawn)
      const found = check(drawn.route, answer)
      if (answer.status >= 500) found.push(`failed with ${answer.status}: ${answer.text.slice(0, 300)}`)
      if (narrow.includes(drawn.asker) && answer.text.includes(secret)) found.push('told what another department keeps')
      expect(found).toEqual([])
    }),
    { numRuns: requests, seed: Number(process.env.SEED ?? 2021), endOnFailure: true },
  )
  expect(asked).toBe(requests)
  process.stdout.write(`${asked} requests drawn from the description, ${routes.length} routes\n`)
}, 3_600_000)
