import { useSyncExternalStore } from 'react'

/** The layouts of the design: cards below 768, a short history below 1200, an icon for the note below 1440. */
export type Width = 'phone' | 'small' | 'middle' | 'wide'

const steps: [Width, string][] = [
  ['phone', '(width < 768px)'],
  ['small', '(width < 1200px)'],
  ['middle', '(width < 1440px)'],
]
const lists = steps.map(([width, query]) => ({ width, list: matchMedia(query) }))
const current = (): Width => lists.find(({ list }) => list.matches)?.width ?? 'wide'

function subscribe(listener: () => void): () => void {
  for (const { list } of lists) list.addEventListener('change', listener)
  return () => {
    for (const { list } of lists) list.removeEventListener('change', listener)
  }
}

export const useWidth = (): Width => useSyncExternalStore(subscribe, current)
