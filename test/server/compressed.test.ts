import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { acceptedEncoding } from '../../server/compressed.ts'
import { addPages } from '../../server/pages.ts'
import { testApp, type TestApp } from '../support/app.ts'

const script = 'export const months = 12\n'.repeat(500)
let app: TestApp
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jichi-compressed-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'a.js'), script)
  writeFileSync(join(folder, 'assets', 'small.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'a.png'), Buffer.alloc(5000))
  app = await testApp()
  addPages(app.app, { web: folder, swagger: folder })
})
const ask = (path: string, headers: Record<string, string> = {}) => app.app.request(path, { headers })
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

describe('scripts and styles are sent small', () => {
  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('as %s to who takes it, and unpack to the very file', async (encoding, unpack) => {
    const answer = await ask('/assets/a.js', { 'accept-encoding': encoding })
    expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([encoding, 'accept-encoding'])
    const bytes = await bytesOf(answer)
    expect(bytes.length).toBeLessThan(script.length / 10)
    expect(unpack(bytes).toString()).toBe(script)
    const again = await ask('/assets/a.js', { 'accept-encoding': encoding, 'if-none-match': answer.headers.get('etag')! })
    expect(again.status).toBe(304)
  })

  test('plainly to who takes neither, and each form has its own tag', async () => {
    const [plain, small] = [await ask('/assets/a.js'), await ask('/assets/a.js', { 'accept-encoding': 'gzip' })]
    expect([plain.headers.get('content-encoding'), (await bytesOf(plain)).toString()]).toEqual([null, script])
    expect(plain.headers.get('etag')).not.toBe(small.headers.get('etag'))
  })

  test.each(['small.js', 'a.png'])('a few bytes or a picture stay as they are: %s', async name => {
    expect((await ask(`/assets/${name}`, { 'accept-encoding': 'gzip, br' })).headers.get('content-encoding')).toBe(null)
  })
})

test.each<[string | undefined, string | null]>([
  ['gzip, deflate, br', 'br'],
  ['gzip;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.0', null],
  ['identity', null],
  [undefined, null],
])('a browser that sends %s gets %s', (header, expected) => {
  expect(acceptedEncoding(header)).toBe(expected)
})
