import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { historySearch, monthSearch, overviewSearch } from './search.ts'
import { NotFound } from './ui/page-failed.tsx'
import { Shell } from './ui/shell.tsx'

/** A page is the file `web/pages/<name>/<name>-page.tsx` with a default export; it is loaded when first visited. */
const pages = import.meta.glob<{ default: ComponentType }>('./pages/*/*-page.tsx')
const absent = (): Promise<{ default: ComponentType }> => Promise.resolve({ default: NotFound })
const page = (name: string) => lazyRouteComponent(pages[`./pages/${name}/${name}-page.tsx`] ?? absent)

const root = createRootRoute({ component: Shell })
const under = { getParentRoute: () => root }

const overview = createRoute({
  ...under,
  path: '/',
  validateSearch: overviewSearch,
  component: page('overview'),
})

const projects = createRoute({
  ...under,
  path: '/projects',
  validateSearch: overviewSearch,
  component: page('projects'),
})

const declaration = createRoute({
  ...under,
  path: '/projects/new',
  component: page('declaration'),
})

const project = createRoute({
  ...under,
  path: '/projects/$id',
  validateSearch: monthSearch,
  component: page('project'),
})

const indicator = createRoute({
  ...under,
  path: '/projects/$id/indicators/$indicatorId',
  validateSearch: monthSearch,
  component: page('indicator'),
})

const entry = createRoute({
  ...under,
  path: '/projects/$id/months/$month',
  component: page('entry'),
})

const history = createRoute({
  ...under,
  path: '/projects/$id/history',
  validateSearch: historySearch,
  component: page('history'),
})

const design = createRoute({
  ...under,
  path: '/design',
  component: page('design'),
})

export const routeTree = root.addChildren([overview, projects, declaration, project, indicator, entry, history, design])
