import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Overview } from '#domain/overview'
import { overviewQuery, pointsQuery } from '../../../web/api/overview.ts'
import { ProjectTable } from '../../../web/pages/overview/project-table.tsx'
import { Ribbon } from '../../../web/pages/overview/project-row.tsx'
import { QuadrantCard } from '../../../web/pages/overview/quadrant-card.tsx'
import '../../../web/tokens.css'
import '../../../web/base.css'
import '../../../web/pages/overview/overview-page.css'

/** Pieces of the portfolio put alone into a page, so that each can be timed: `jichiMount` answers how long one took until its
 * styles and layout are done. */
export type Piece = 'table' | 'sparklines' | 'quadrant'

declare global {
  var jichiReady: (asOf: string) => Promise<void>
  var jichiMount: (piece: Piece) => number
  /** What was put off until after the paint is done as well. */
  var jichiRested: () => Promise<void>
  /** The quadrant's dots are on its canvas. */
  var jichiDrawn: () => boolean
}

const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
const nothing = () => {}

function pieceOf(piece: Piece, overview: Overview): ReactNode {
  const search = { asOf: overview.asOf }
  if (piece === 'table') return <ProjectTable overview={overview} search={search} change={nothing} settled />
  if (piece === 'quadrant') return <QuadrantCard overview={overview} search={search} change={nothing} ready />
  const rows = Array.from({ length: 30 }, (_, i) => overview.projects.items[i % overview.projects.items.length]!)
  return rows.map((item, i) => <Ribbon key={i} item={item} asOf={overview.asOf} />)
}

function Stage() {
  const [piece, setPiece] = useState<Piece | null>(null)
  useEffect(() => {
    const show = (next: Piece | null) => {
      flushSync(() => setPiece(next))
      void document.body.offsetHeight
    }
    globalThis.jichiMount = next => {
      show(null)
      const since = performance.now()
      show(next)
      return performance.now() - since
    }
  }, [])
  const overview = client.getQueryData<Overview>(['stage'])
  return <main className="page overview">{piece && overview && pieceOf(piece, overview)}</main>
}

const root = createRootRoute({ component: Stage })
const project = createRoute({ getParentRoute: () => root, path: '/projects/$id' })
const home = createRoute({ getParentRoute: () => root, path: '/' })
const router = createRouter({
  routeTree: root.addChildren([home, project]),
  history: createMemoryHistory({ initialEntries: ['/'] }),
})

globalThis.jichiReady = async asOf => {
  client.setQueryData(['stage'], await client.fetchQuery(overviewQuery({ asOf })))
  await client.fetchQuery(pointsQuery({ asOf }))
  await router.load()
  createRoot(document.getElementById('root')!).render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  )
}
globalThis.jichiRested = () => new Promise(resolve => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)), 50))
globalThis.jichiDrawn = () => {
  const canvas = document.querySelector('canvas')
  const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
  return pixels?.some(value => value !== 0) ?? false
}
