import { declaration, indicator } from '../support/declaration.ts'
import { adminPassword, type Server } from '../support/server.ts'

export type Answer<T> = { status: number; body: T; headers: Headers }
export type Office = {
  call: <T = never>(method: string, path: string, body?: unknown) => Promise<Answer<T>>
  session: () => string
}

/** Somebody who may enter, over the network as a browser would; `session`: of one who was signed in before a restart. */
export async function officeOf({ url }: Server, session = ''): Promise<Office> {
  let cookie = session
  const call: Office['call'] = async (method, path, body) => {
    const json = { 'content-type': 'application/json' }
    const sent = body === undefined ? { headers: { cookie } } : { headers: { cookie, ...json }, body: JSON.stringify(body) }
    const response = await fetch(`${url}/api/v1${path}`, { method, ...sent })
    const [set] = response.headers.getSetCookie()
    if (set) cookie = set.split(';')[0]!
    const text = await response.text()
    return { status: response.status, body: (text ? JSON.parse(text) : null) as never, headers: response.headers }
  }
  const office = { call, session: () => cookie }
  if (session) return office
  const { status } = await call('POST', '/session', { username: 'admin', password: adminPassword })
  if (status >= 300) throw new Error(`signing in was answered ${status}`)
  return office
}

/** A project of 2021 with so many targets, all numbers; answers its id and theirs. */
export async function projectWith(office: Office, name: string, count: number) {
  const indicators = Array.from({ length: count }, (_, i) => indicator(`${name}第${i + 1}项`, '≥1000人次'))
  const { status, body } = await office.call<{ id: number; indicators: { id: number }[] }>('POST', '/projects', {
    declaration: declaration({ projectName: name, indicators, year: 2021 }),
  })
  if (status >= 300) throw new Error(`the project was answered ${status} ${JSON.stringify(body)}`)
  return { id: body.id, indicators: body.indicators.map(({ id }) => id) }
}

type Project = Awaited<ReturnType<typeof projectWith>>
export type Entry = { indicatorId: number; value: number | null; version: number }

/** Every target of the project gets the same number in March, in one save. */
export const saveAll = (office: Office, { id, indicators }: Project, value: number, versions?: Map<number, number>) =>
  office.call<{ entries: Entry[] }>('PUT', `/projects/${id}/actuals/2021-03`, {
    entries: indicators.map(indicatorId => ({ indicatorId, value, version: versions?.get(indicatorId) })),
  })

export const march = (office: Office, { id }: Project) =>
  office.call<{ entries: Entry[] }>('GET', `/projects/${id}/actuals/2021-03`)
