import { createRootRoute, lazyRouteComponent, notFound, retainSearchParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { dayOfSearch, monthOfSearch } from './search.ts'
import { PageNotLoaded } from './ui/failure-kind.ts'
import { NotFound } from './ui/page-failed.tsx'
import { Shell } from './ui/shell.tsx'

/** A page is the file `web/pages/<name>/<name>-page.tsx` with a default export; it is loaded when first visited. */
const pages = import.meta.glob<{ default: ComponentType }>('./pages/*/*-page.tsx')
const absent = (): Promise<{ default: ComponentType }> => Promise.resolve({ default: NotFound })
const notLoaded = (cause: unknown): never => {
  throw new PageNotLoaded(String(cause))
}
/** A page that cannot be fetched says so in its place; the router would reload, and lose what is on the screen. */
export const page = (name: string) => {
  const load = pages[`./pages/${name}/${name}-page.tsx`] ?? absent
  return lazyRouteComponent(() => load().catch(notLoaded))
}

/** Numbers and months of an address that cannot exist never reach the server. */
export function refuseImpossible(params: { id: string; indicatorId?: string; month?: string }): void {
  const isId = (text = '1') => /^[1-9]\d{0,9}$/.test(text)
  const isMonth = (text = '2021-01') => monthOfSearch(text) !== undefined
  if (!isId(params.id) || !isId(params.indicatorId) || !isMonth(params.month)) throw notFound()
}

/** A day nobody can read is dropped here, before any page's own reading: what a page does not name would come through as it is. */
export const root = createRootRoute({
  component: Shell,
  validateSearch: (given: Record<string, unknown>): { on?: string } => ('on' in given ? { on: dayOfSearch(given.on) } : {}),
})
export const under = { getParentRoute: () => root }
/** Between pages that can show a past day one stays in it, until one leaves it by its button. */
const staysInDay = { middlewares: [retainSearchParams<{ on?: string }>(['on'])] }
export const inDay = { search: staysInDay, staticData: { showsDays: true as const } }
/** What has no past of its own keeps the day in its address, for the way back, and says that it shows today. */
export const ofToday = { search: staysInDay }

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    showsDays?: true
  }
}
