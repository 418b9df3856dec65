import { beforeAll, describe, expect, test } from 'vitest'
import { askers, places, smallBureau, type Asker, type Bureau, type Target } from '../support/rights.ts'
import { table } from './rights-table.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await smallBureau()
})

/** Open to everybody: health, the interface's description. */
const open = ['GET /openapi.json', 'GET /docs', 'GET /docs/start.js', 'GET /docs/*']
const braces = (path: string) => path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')

/** An answer as the table writes it; anything that failed stands out. */
const sign = (status: number) => ({ 401: 's', 403: 'x', 404: '-' })[status] ?? (status >= 500 ? `!${status}!` : 'o')

describe('who may do what, where', () => {
  test('every route of the interface has its row, and every row its route', () => {
    const routes = bureau.app.routes
      .filter(route => route.method !== 'ALL' && route.path.startsWith('/api/v1'))
      .map(route => `${route.method} ${braces(route.path.replace('/api/v1', ''))}`)
      .filter(route => !open.includes(route))
    expect([...new Set(routes)].sort()).toEqual(Object.keys(table).sort())
  })

  test.each(Object.entries(table))('%s', async (route, row) => {
    const [method = '', pattern = ''] = route.split(' ')
    const targets = await Promise.all(places.map(place => bureau.target(place)))
    if (pattern === '/gaps/{id}') for (const { project, indicator } of targets) await fallBehind(project, indicator)
    const answers: Record<string, string> = {}
    for (const asker of askers) {
      answers[asker] = ''
      for (const target of targets) answers[asker] += sign(await ask(asker, method, row.path?.(target) ?? pattern, row, target))
    }
    expect(answers).toEqual({ anonymous: row.open ? 'ooo' : 'sss', ...row.cells })
  })

  /** A wrong password is answered with 401 to whoever asks: that is the route at work. */
  async function ask(asker: Asker, method: string, path: string, row: (typeof table)[string], target: Target) {
    const { status, text } = await bureau.call(asker, method, path, row.body?.(target, bureau))
    return status === 401 && text.includes('wrong-password') ? 200 : status
  }

  const fallBehind = (project: number, indicatorId: number) =>
    bureau.call('bureau', 'PUT', `/projects/${project}/actuals/2021-05`, { entries: [{ indicatorId, value: 1 }] })
})
