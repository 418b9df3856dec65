import { useEffect, useRef } from 'react'
import { commonWords } from '#wording/ui-common'
import { useWording } from './language.tsx'
import { monthAt, rulerMonths, stepMonth } from './ruler.ts'
import './month-hover.css'

/** What an element under the ruler says of each month, shown as a flag while that month is looked at. */
export type MonthFlags = (string | null)[]

/** Flags nobody has looked at yet: a long list has hundreds of texts, and most are never asked for. */
const unwritten = new WeakMap<Element, () => MonthFlags>()

function write(mark: Element): void {
  const flags = unwritten.get(mark)?.()
  if (!flags) return
  unwritten.delete(mark)
  for (let month = 1; month <= rulerMonths; month++) {
    const text = flags[month - 1] ?? null
    if (text === null) mark.removeAttribute(`data-m${month}`)
    else mark.setAttribute(`data-m${month}`, text)
  }
}
const writeAll = (root: Element) => root.querySelectorAll('.month-flag').forEach(write)

/** Values travel as attributes and CSS picks one: looking along the year redraws no row. */
export function MonthFlag({ flags }: { flags: () => MonthFlags }) {
  const hold = (mark: HTMLElement | null) => {
    if (!mark) return
    unwritten.set(mark, flags)
    if (mark.closest('[data-hover]')) write(mark)
  }
  return <i ref={hold} className="month-flag" aria-hidden="true" />
}

const monthUnder = (target: EventTarget | null, x: number): number | null => {
  if (!(target instanceof Element)) return null
  const cell = target.closest<HTMLElement>('[data-month]')
  if (cell) return Number(cell.dataset.month)
  const zone = target.closest('.month-zone, .month-scale, .burn-reader')
  if (!zone) return null
  const { left, width } = zone.getBoundingClientRect()
  return monthAt(x - left, width)
}

/** What a row says of a month: its flag, else the cell of that month. */
function valueOf(row: Element, month: number): string {
  const flag = row.querySelector('.month-flag')?.getAttribute(`data-m${month}`)
  return flag ?? row.querySelector(`[data-month="${month}"]`)?.textContent ?? ''
}

/** Put once into a page's main: the month under the pointer, or walked to with ← → inside a row (`data-row` names it),
 * is tinted in every card; ↑ ↓ go to the row above or below. `month`: one the page itself walked to, by its own keys. */
export function MonthHover({ asOf, month = null }: { asOf: number; month?: number | null }) {
  const { t } = useWording(commonWords)
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const said = status.current
    const root = said?.closest('main')
    if (!said || !root) return
    function look(month: number | null) {
      if (root!.dataset.hover === (month === null ? undefined : String(month))) return
      if (month !== null) writeAll(root!)
      if (month === null) delete root!.dataset.hover
      else root!.dataset.hover = String(month)
      root!.style.setProperty('--hover', String(month ?? 0))
    }
    const onMove = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') look(monthUnder(event.target, event.clientX))
    }
    const leave = () => look(null)
    function onKey(event: KeyboardEvent) {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
      if (!row || event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === 'Escape') return leave()
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
        const next = event.key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling
        next?.querySelector<HTMLElement>('a, button')?.focus()
      } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
        const now = Number(root!.dataset.hover ?? 0)
        const month = now === 0 ? asOf : stepMonth(now, event.key, asOf)
        look(month)
        said!.textContent = `${row.dataset.row} ${t.month(month)} ${valueOf(row, month)}`
      } else return
      event.preventDefault()
    }
    function onBlur(event: FocusEvent) {
      if (!(event.relatedTarget instanceof Element && event.relatedTarget.closest('[data-row]'))) leave()
    }
    root.addEventListener('pointermove', onMove)
    root.addEventListener('pointerleave', leave)
    root.addEventListener('keydown', onKey)
    root.addEventListener('focusout', onBlur)
    return () => {
      leave()
      root.removeEventListener('pointermove', onMove)
      root.removeEventListener('pointerleave', leave)
      root.removeEventListener('keydown', onKey)
      root.removeEventListener('focusout', onBlur)
    }
  }, [asOf, t])
  useEffect(() => {
    const root = status.current?.closest('main')
    if (!root || month === null) return
    writeAll(root)
    root.dataset.hover = String(month)
    root.style.setProperty('--hover', String(month))
    return () => void delete root.dataset.hover
  }, [month])
  return <p ref={status} className="visually-hidden" role="status" />
}
