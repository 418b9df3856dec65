/** How requests went: counted by route and status, timed by route. A route is its pattern, so that their number stays small. */
export const bucketEdges = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

export type RouteTimes = { method: string; route: string; buckets: number[]; sum: number; count: number }
export type RouteCount = { method: string; route: string; status: number; count: number }

export function requestFigures() {
  const counts = new Map<string, RouteCount>()
  const times = new Map<string, RouteTimes>()
  let open = 0
  return {
    begin: () => void open++,
    end(method: string, route: string, status: number, seconds: number) {
      open--
      const counted = `${method} ${route} ${status}`
      const known = counts.get(counted) ?? { method, route, status, count: 0 }
      known.count++
      counts.set(counted, known)
      const timed = `${method} ${route}`
      const one = times.get(timed) ?? { method, route, buckets: bucketEdges.map(() => 0), sum: 0, count: 0 }
      bucketEdges.forEach((edge, i) => seconds <= edge && (one.buckets[i] = one.buckets[i]! + 1))
      one.sum += seconds
      one.count++
      times.set(timed, one)
    },
    open: () => open,
    counts: () => [...counts.values()],
    times: () => [...times.values()],
  }
}
export type RequestFigures = ReturnType<typeof requestFigures>
