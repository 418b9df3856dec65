import { useRouterState } from '@tanstack/react-router'
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react'
import './page.css'

/** Pages tell the shell whether what they show is sample data 示例数据. */
export const SampleContext = createContext<(sample: boolean) => void>(() => {})

type Props = {
  /** The browser's title. */
  title: string
  /** A <YearStrip>, if the page has one. */
  strip?: ReactNode
  sample?: boolean
  className?: string
  children: ReactNode
}

/** The address focus has already gone to; the first page leaves it with the browser, so that Tab finds the skip link. */
let focused: string | null = null

/** One page: its title, its year strip, its main landmark, which takes the focus when one comes here from another page. */
export function Page({ title, strip, sample = false, className = '', children }: Props) {
  const setSample = useContext(SampleContext)
  // Where one has arrived; while the next page is fetched this one still stands.
  const pathname = useRouterState({ select: state => state.resolvedLocation?.pathname })
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = `${title} · 绩尺`
  }, [title])
  useEffect(() => {
    setSample(sample)
    return () => setSample(false)
  }, [sample, setSample])
  useEffect(() => {
    if (pathname === undefined) return
    const from = focused
    focused = pathname
    if (from === null || from === pathname || main.current?.contains(document.activeElement)) return
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <>
      {strip}
      <main ref={main} id="main" tabIndex={-1} aria-label={title} className={`page ${className}`}>
        {children}
      </main>
    </>
  )
}
