import { createContext, useContext, useEffect, type ReactNode } from 'react'
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

/** One page: its title, its year strip, its main landmark. */
export function Page({ title, strip, sample = false, className = '', children }: Props) {
  const setSample = useContext(SampleContext)
  useEffect(() => {
    document.title = `${title} · 绩尺`
  }, [title])
  useEffect(() => {
    setSample(sample)
    return () => setSample(false)
  }, [sample, setSample])
  return (
    <>
      {strip}
      <main id="main" tabIndex={-1} className={`page ${className}`}>
        {children}
      </main>
    </>
  )
}
