import { getCookie } from 'hono/cookie'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { bearerOf, callerOfKey } from './access/api-key.ts'
import { recordRefusal } from './access/refusal-record.ts'
import { callerOf, sessionCookie } from './access/session.ts'
import type { Ctx, Env, Surroundings } from './context.ts'
import { languageOf } from './language.ts'
import { methodsOf } from './methods.ts'
import { addProbes } from './operating/probes.ts'
import { watchRequests } from './operating/watch-requests.ts'
import { answerError } from './problem-response.ts'
import { Refusal, absent } from './refusal.ts'
import { actuals } from './routes/actuals.ts'
import { agencies } from './routes/agencies.ts'
import { apiKeys } from './routes/api-keys.ts'
import { audit } from './routes/audit.ts'
import { calendar } from './routes/calendar.ts'
import { carryOver } from './routes/carry-over.ts'
import { checkBatches } from './routes/check-batch.ts'
import { compare } from './routes/compare.ts'
import { compareFile } from './routes/compare-file.ts'
import { copies } from './routes/copies.ts'
import { counters } from './routes/counters.ts'
import { contracts } from './routes/contracts.ts'
import { declarations } from './routes/declarations.ts'
import { drafts } from './routes/drafts.ts'
import { entryWorkbook } from './routes/entry-workbook.ts'
import { evaluation } from './routes/evaluation.ts'
import { evaluationReview } from './routes/evaluation-review.ts'
import { evaluations } from './routes/evaluations.ts'
import { events } from './routes/events.ts'
import { evidence } from './routes/evidence.ts'
import { forecastPriors } from './routes/forecast-priors.ts'
import { forms } from './routes/forms.ts'
import { formsBack } from './routes/forms-back.ts'
import { gaps } from './routes/gaps.ts'
import { messages } from './routes/messages.ts'
import { monitoring } from './routes/monitoring.ts'
import { observations } from './routes/observations.ts'
import { oidc } from './routes/oidc.ts'
import { overview } from './routes/overview.ts'
import { overviewFile } from './routes/overview-file.ts'
import { ownSessions } from './routes/own-sessions.ts'
import { progress } from './routes/progress.ts'
import { projectLife } from './routes/project-life.ts'
import { projectYears } from './routes/project-years.ts'
import { projects } from './routes/projects.ts'
import { rectifications } from './routes/rectifications.ts'
import { registerFiles } from './routes/register-files.ts'
import { questions } from './routes/questions.ts'
import { report } from './routes/report.ts'
import { reports } from './routes/reports.ts'
import { recompute } from './routes/recompute.ts'
import { reviewers } from './routes/reviewers.ts'
import { secondFactor } from './routes/second-factor.ts'
import { ruleSets } from './routes/rule-sets.ts'
import { session } from './routes/session.ts'
import { shapes } from './routes/shapes.ts'
import { sheets } from './routes/sheets.ts'
import { summaries } from './routes/summary.ts'
import { subscriptions } from './routes/subscriptions.ts'
import { templates } from './routes/templates.ts'
import { system } from './routes/system.ts'
import { todos } from './routes/todos.ts'
import { userGuards } from './routes/user-guards.ts'
import { users } from './routes/users.ts'
import { watchListRoutes } from './routes/watch-lists.ts'

/** Every resource of the interface. A list and no chain: chained, the type checker merges all before it again with each. */
const rooms = [
  session,
  ownSessions,
  secondFactor,
  oidc,
  agencies,
  users,
  userGuards,
  apiKeys,
  audit,
  declarations,
  projects,
  carryOver,
  projectLife,
  projectYears,
  actuals,
  drafts,
  entryWorkbook,
  questions,
  reports,
  calendar,
  shapes,
  sheets,
  todos,
  messages,
  progress,
  overview,
  overviewFile,
  summaries,
  compare,
  compareFile,
  copies,
  gaps,
  rectifications,
  monitoring,
  evaluation,
  forms,
  evaluationReview,
  report,
  evaluations,
  templates,
  checkBatches,
  formsBack,
  evidence,
  reviewers,
  observations,
  counters,
  contracts,
  registerFiles,
  watchListRoutes,
  ruleSets,
  recompute,
  forecastPriors,
  subscriptions,
  system,
  events,
] as const
export type Rooms = typeof rooms
/** What a room asks and answers: the web builds its client from these. */
export type SchemaOf<Room> = Room extends OpenAPIHono<Env, infer S> ? S : Room extends Hono<Env, infer S> ? S : never

const megabyte = 1024 * 1024
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A cookie-authenticated write must come from our own pages. */
function refuseOtherOrigin(c: Ctx) {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') throw new Refusal(403, 'other-origin')
  if (!origin) return
  const host = c.req.header('x-forwarded-host') ?? c.req.header('host')
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new Refusal(403, 'other-origin')
}

/** The key of the header, else the session of the cookie; a key needs no origin, for no browser sends it by itself. */
async function whoAsks(at: Surroundings, c: Ctx) {
  const key = bearerOf(c.req.header('authorization'))
  if (key !== null) return callerOfKey(at, key)
  const token = getCookie(c, sessionCookie)
  if (!token) return null
  if (!reading.has(c.req.method)) refuseOtherOrigin(c)
  // A wall asks all night without anybody before it, and its line is opened anew by the browser itself.
  const used = c.req.header('x-unattended') === undefined && !c.req.path.endsWith('/events')
  return callerOf(at, token, at.now(), used)
}

const tooLarge = (limit: number) => () => {
  throw new Refusal(413, 'too-large', { limit })
}

/** A declared length is believed, as the HTTP parser reads no further; only bodies without one are counted as they stream in,
 * here or (`streamed`, for what never lies in memory) where they are written down. */
function limitBody(megabytes: number, streamed = false): MiddlewareHandler<Env> {
  const counted: MiddlewareHandler<Env> = streamed
    ? (_, next) => next()
    : bodyLimit({ maxSize: megabytes * megabyte, onError: tooLarge(megabytes) })
  return (c, next) => {
    const length = c.req.header('content-length')
    const declared = length !== undefined && c.req.header('transfer-encoding') === undefined
    if (!declared) return reading.has(c.req.method) ? next() : counted(c, next)
    return Number(length) > megabytes * megabyte ? tooLarge(megabytes)() : next()
  }
}

/** The whole HTTP interface under /api/v1, and the probes beside it; pages are added by the process. */
export function createApp(at: Surroundings) {
  const api = new OpenAPIHono<Env>()
  api.use(async (c, next) => {
    c.set('address', at.addressOf(c))
    c.set('lang', languageOf(c.req.header('accept-language')))
    c.set('caller', await whoAsks(at, c))
    // Before the answer is made: a header set on a finished answer would turn its text into a stream.
    c.header('cache-control', 'no-store')
    await next()
  })
  const [usual, many, file] = [limitBody(10), limitBody(32), limitBody(51, true)]
  api.use((c, next) => {
    // 100,000 readings of a counter, and files behind values, are larger than any form.
    const large = /\/projects\/\d+\/evidence$|\/evaluations\/check\/batch(\/file)?$/.test(c.req.path)
    const limit = c.req.path.endsWith('/observations') ? many : large ? file : usual
    return limit(c, next)
  })
  for (const room of rooms as readonly Hono<Env>[]) api.route('/', room)
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: '绩尺 Jichi',
      version: '1',
      description:
        'Money in fen, ratios as 0.85, months as YYYY-MM. Query parameters a route does not name are ignored; one given twice, or with a value it does not know, is refused.',
    },
    servers: [{ url: '/api/v1' }],
  })
  const outer = new OpenAPIHono<Env>()
  outer.use(watchRequests(at))
  // For every answer, refusals and redirects as well; a page brings a policy of its own that lets its files in.
  outer.use(async (c, next) => {
    c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'same-origin')
    c.header('cross-origin-resource-policy', 'same-origin')
    // Behind TLS browsers are told to come by TLS only.
    if (at.secureCookies) c.header('strict-transport-security', 'max-age=31536000')
    await next()
  })
  const app = outer.route('/api/v1', api)
  addProbes(app, at)
  const methodsAt = methodsOf(app.routes)
  app.notFound(c => {
    const known = methodsAt(c.req.path)
    if (known.length === 0) return answerError(absent(), c)
    c.header('allow', known.join(', '))
    return answerError(new Refusal(405, 'method-unknown', { method: c.req.method, known: known.join(', ') }), c)
  })
  app.onError(async (error, c) => {
    const known = c.get('address') !== undefined
    if (known) await recordRefusal(c, error).catch(failed => at.operating.log.error('the refusal could not be recorded', failed))
    return answerError(error, c)
  })
  return app
}
