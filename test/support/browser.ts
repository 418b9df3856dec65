import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test'
import { startServer, adminPassword, type Server } from './server.ts'

type PerTest = {
  /** A server of this test alone, with an empty workspace; `page` opens on it. */
  server: Server
  /** A page signed in on the test's own server. */
  signedIn: Page
}
type PerWorker = {
  /** The nine projects written by hand, started once per worker: for tests that only look. */
  sample: Server
  /** A whole bureau with this year and the last, started once per worker: for tests that only look. */
  bureau: Server
}

export const test = base.extend<PerTest, PerWorker>({
  // oxlint-disable-next-line no-empty-pattern -- the test runner reads the fixture's needs from this pattern
  server: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.stop()
  },
  sample: [
    // oxlint-disable-next-line no-empty-pattern -- the test runner reads the fixture's needs from this pattern
    async ({}, use) => {
      const server = await startServer({ SAMPLE: 'few' })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  bureau: [
    // oxlint-disable-next-line no-empty-pattern -- the test runner reads the fixture's needs from this pattern
    async ({}, use) => {
      const server = await startServer({ SAMPLE: '1' })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  signedIn: async ({ page, server }, use) => {
    await signIn(page.request, server)
    await use(page)
  },
})
export { expect }

/** Signs a browser context in by the interface; the sign-in page has tests of its own. */
export async function signIn(request: APIRequestContext, server: Server, username = 'admin', password = adminPassword) {
  const answer = await request.post(`${server.url}/api/v1/session`, { data: { username, password } })
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`)
}

/** Asks the interface with the context's session; anything but success stops the test. */
export async function api<T>(
  request: APIRequestContext,
  server: Server,
  method: string,
  path: string,
  data?: unknown,
): Promise<T> {
  const text = typeof data === 'string'
  const answer = await request.fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { 'content-type': text ? 'text/plain; charset=utf-8' : 'application/json' },
    data: data === undefined ? undefined : text ? data : JSON.stringify(data),
  })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}
