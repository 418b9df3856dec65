import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { sessionCookie } from './access/session.ts'
import { compressed } from './compressed.ts'
import type { Env } from './context.ts'

/** `pdf`: what drawing a PDF needs beside its own fonts. */
type Folders = { web: string; swagger: string; pdf?: string }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** Nothing but our own files runs or is shown; no inline script. */
const policy = (styles: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styles}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const kept = new Map<string, { bytes: Buffer; etag: string }>()

/** A file of a folder, kept in memory; null when absent or outside the folder. */
function fileOf(folder: string, path: string) {
  const full = normalize(join(folder, path))
  if (!full.startsWith(normalize(folder) + sep)) return null
  const known = kept.get(full)
  if (known) return { ...known, full }
  if (!existsSync(full)) return null
  const entry = statSync(full)
  if (!entry.isFile()) return null
  const file = { bytes: readFileSync(full), etag: `"${entry.size.toString(36)}-${Math.round(entry.mtimeMs).toString(36)}"` }
  kept.set(full, file)
  return { ...file, full }
}

async function answerFile(c: Context<Env>, file: NonNullable<ReturnType<typeof fileOf>>, styles = '') {
  const hashed = /\/assets\//.test(file.full)
  const type = types[extname(file.full)] ?? 'application/octet-stream'
  const small = await compressed(file.bytes, type, c.req.header('accept-encoding'))
  const etag = small ? `${file.etag.slice(0, -1)}-${small.encoding}"` : file.etag
  const headers: Record<string, string> = {
    'content-type': type,
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    etag,
    'content-security-policy': policy(styles),
    ...(small ? { 'content-encoding': small.encoding } : {}),
  }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  return c.body(new Uint8Array(small?.bytes ?? file.bytes), 200, headers)
}

const docsPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>绩尺 Jichi API</title>
<link rel="stylesheet" href="docs/swagger-ui.css"></head><body><div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>`
const docsStart = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#swagger-ui' })`

/** Serves the built pages and the interface's documentation, all from this machine. */
export function addPages(app: Hono<Env>, folders: Folders): void {
  app.get('/api/v1/docs', c =>
    c.body(docsPage, 200, {
      'content-type': types['.html']!,
      'content-security-policy': policy(" 'unsafe-inline'"),
    }),
  )
  app.get('/api/v1/docs/start.js', c => c.body(docsStart, 200, { 'content-type': types['.js']! }))
  app.get('/api/v1/docs/:file', c => {
    const file = fileOf(folders.swagger, c.req.param('file'))
    return file ? answerFile(c, file) : c.notFound()
  })
  app.get('/pdfjs/:folder{cmaps|standard_fonts}/:file', c => {
    const file = folders.pdf === undefined ? null : fileOf(join(folders.pdf, c.req.param('folder')), c.req.param('file'))
    return file ? answerFile(c, file) : c.notFound()
  })
  app.get('*', (c, next) => {
    if (c.req.path.startsWith('/api/')) return next()
    const path = decodeURIComponentSafely(c.req.path)
    const file = path === '/' ? null : fileOf(folders.web, path)
    if (file) return answerFile(c, file)
    if (extname(path)) return c.notFound()
    const asked = new URL(c.req.url)
    if (path === '/signin') return c.redirect(`/signin.html${asked.search}`)
    // Nobody loads the application to be told to sign in; an ended session is noticed by the application itself.
    const back = new URLSearchParams({ next: asked.pathname + asked.search })
    if (!getCookie(c, sessionCookie)) return c.redirect(`/signin.html?${back.toString()}`)
    // The app's own addresses are paths without an extension: they all open the app, for whoever is signed in.
    const page = fileOf(folders.web, 'index.html')
    return page ? answerFile(c, page) : c.notFound()
  })
}

function decodeURIComponentSafely(path: string) {
  try {
    return decodeURIComponent(path)
  } catch {
    return '/'
  }
}
