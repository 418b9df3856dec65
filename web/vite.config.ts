import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => new URL(path, import.meta.url).pathname

/** Two entries: the application, and sign-in alone so that it stays small. The server answers /api in development too. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // The grid's styles use light-dark(), which is written wrong for older ones.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Nothing is inlined as data: URLs, so that the policy needs no exception for them.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { index: here('./index.html'), signin: here('./signin.html') } },
  },
  // Not all of /api: the sources have a folder of that name. The host is kept, for the server compares it with the origin of a write.
  // Only /api/v1: /api alone would also catch the modules of web/api. The Host header stays, since writes are checked against it.
  server: {
    port: 5173,
    proxy: { '/api/v1': { target: 'http://127.0.0.1:3000', changeOrigin: false }, '/health': 'http://127.0.0.1:3000' },
  },
})
