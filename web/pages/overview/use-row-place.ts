import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { OverviewSearch } from '../../search.ts'
import { stickyTop } from '../../ui/window-rows.ts'
import type { Change } from './use-overview.ts'

/** Keeps the row a long list stands at in the address, and goes to the one an address names. Answers what hears of a rest. */
export function useRowPlace(body: RefObject<HTMLElement | null>, search: OverviewSearch, change: Change, on: boolean) {
  const now = useRef(search.row)
  const gone = useRef(false)
  useEffect(() => {
    now.current = search.row
  }, [search.row])
  useLayoutEffect(() => {
    if (!on || gone.current || !body.current) return
    gone.current = true
    if (search.row === undefined) return
    const height = body.current.querySelector('tr')?.getBoundingClientRect().height ?? 0
    // Once the router has had its say, which knows the place only where one comes back to.
    const goTo = search.row
    requestAnimationFrame(() => {
      const top = (body.current?.getBoundingClientRect().top ?? 0) + scrollY
      const there = top + goTo * height - stickyTop
      if (Math.abs(scrollY - there) > height * 2) scrollTo({ top: there, behavior: 'instant' })
    })
  }, [body, on, search.row])
  return useCallback(
    (first: number) => {
      const row = first > 0 ? first : undefined
      if (on && row !== now.current) change({ row })
    },
    [on, change],
  )
}
