import { lazy, Suspense, type ComponentProps } from 'react'

const Chart = lazy(() => import('./chart.tsx'))

/** ECharts arrives after the page; its place is kept meanwhile. */
export function LazyChart(props: ComponentProps<typeof Chart>) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <Chart {...props} />
    </Suspense>
  )
}
