import { useRouter } from '@tanstack/react-router'
import { useMemo, type FocusEvent, type MouseEvent, type PointerEvent } from 'react'
import type { Month } from '#domain/month'

type Over = PointerEvent | FocusEvent

/** A long list's links are plain ones, for each link of the router hears of its every step. The list listens for them: it goes
 * there without loading the page anew, and fetches it while the pointer rests on one. */
export function useRowLinks(asOf: Month, on: string | undefined) {
  const router = useRouter()
  return useMemo(() => {
    const to = (id: string) => ({ to: '/projects/$id', params: { id }, search: { asOf, on } }) as const
    const [before, after] = router.buildLocation(to(anyId)).href.split(anyId)
    const idAt = ({ target }: { target: EventTarget }) =>
      target instanceof Element ? target.closest<HTMLElement>('a[data-project]')?.dataset.project : undefined
    const fetchAhead = (event: Over) => {
      const id = idAt(event)
      if (id) void router.preloadRoute(to(id))
    }
    return {
      hrefOf: (id: number) => `${before}${id}${after}`,
      listen: {
        onPointerOver: fetchAhead,
        onFocus: fetchAhead,
        onClick(event: MouseEvent) {
          const id = idAt(event)
          const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
          if (!id || elsewhere || event.defaultPrevented) return
          event.preventDefault()
          void router.navigate(to(id))
        },
      },
    }
  }, [router, asOf, on])
}
const anyId = '4294967295'
