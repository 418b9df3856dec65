import { createRoute } from '@tanstack/react-router'
import { ofToday, page, refuseImpossible, under } from './route-kit.ts'
import { versionSearch } from './search.ts'

/** A project's year end: its evaluation, what is published of it, its report, and the years beside it. */

export const evaluation = createRoute({
  ...under,
  ...ofToday,
  path: '/projects/$id/evaluation',
  beforeLoad: ({ params }) => refuseImpossible(params),
  validateSearch: versionSearch,
  component: page('evaluation'),
})

export const published = createRoute({
  ...under,
  ...ofToday,
  path: '/projects/$id/evaluation/published',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('evaluation-published'),
})

export const report = createRoute({
  ...under,
  ...ofToday,
  path: '/projects/$id/report',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('report'),
})

export const years = createRoute({
  ...under,
  ...ofToday,
  path: '/projects/$id/years',
  beforeLoad: ({ params }) => refuseImpossible(params),
  component: page('years'),
})
