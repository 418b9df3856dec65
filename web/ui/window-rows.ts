import { useEffect, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

/** Which rows of a long list are in the document: those in the window and some around. */
export type Span = { first: number; end: number }

/** Rows beyond the window's edges, and how many come or go at once: a scroll of a few pixels draws nothing. */
const [beyond, step] = [16, 8]

/** The rows seen where the list's top stands `top` pixels below the window's: in whole steps, never outside the list. */
export function spanOf(top: number, height: number, view: number, count: number): Span {
  const seen = Math.floor(Math.max(0, -top) / height)
  const first = Math.max(0, Math.floor((seen - beyond) / step) * step)
  const end = Math.ceil((seen + view / height + beyond) / step) * step
  return { first: Math.min(first, Math.max(0, Math.floor((count - 1) / step) * step)), end: Math.min(count, Math.max(end, 1)) }
}

/** The part of a list of equal rows that stands in the window, measured on the rows themselves. `printed`: how many rows paper
 * shows, where no window cuts. `onRest` hears the first row seen, once the scrolling has ended. */
export function useWindowRows(
  body: RefObject<HTMLElement | null>,
  count: number,
  printed: number,
  onRest: (first: number) => void,
): Span & { height: number } {
  const [height, setHeight] = useState(37)
  const [span, setSpan] = useState<Span>(() => ({ first: 0, end: Math.min(count, Math.ceil(innerHeight / 37)) }))
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    let frame = 0
    let rest: ReturnType<typeof setTimeout> | undefined
    const top = () => body.current?.getBoundingClientRect().top ?? 0
    const look = () => {
      frame = 0
      const measured = body.current?.querySelector('tr[data-row]')?.getBoundingClientRect().height
      if (measured && Math.abs(measured - height) > 0.5) setHeight(measured)
      const next = spanOf(top(), height, innerHeight, count)
      setSpan(now => (now.first === next.first && now.end === next.end ? now : next))
    }
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
      clearTimeout(rest)
      rest = setTimeout(() => onRest(Math.floor(Math.max(0, stickyTop - top()) / height)), restMs)
    }
    const print = () => flushSync(() => setPrinting(true))
    const done = () => setPrinting(false)
    look()
    addEventListener('scroll', onScroll, { passive: true })
    addEventListener('resize', look)
    addEventListener('beforeprint', print)
    addEventListener('afterprint', done)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(rest)
      removeEventListener('scroll', onScroll)
      removeEventListener('resize', look)
      removeEventListener('beforeprint', print)
      removeEventListener('afterprint', done)
    }
  }, [body, count, height, onRest])
  if (printing) return { first: 0, end: Math.min(count, printed), height }
  return {
    first: Math.min(span.first, Math.max(0, count - 1)),
    end: Math.min(Math.max(span.end, Math.min(count, step)), count),
    height,
  }
}
/** What stands over the page's top while it is scrolled: the year strip. */
export const stickyTop = 106
const restMs = 250
