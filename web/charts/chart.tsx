import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { ChartTheme } from '#charts/theme'
import { currentTheme } from './theme.ts'

use([
  BarChart,
  LineChart,
  ScatterChart,
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
])

type Props = {
  /** A pure builder of #charts/*, already holding its view. */
  option: (theme: ChartTheme, width: number) => EChartsCoreOption
  height: number
  className?: string
  /** A mark was clicked: its series and index there. */
  onPick?: (seriesId: string, index: number) => void
}

/** The only place that runs ECharts: mounts, redraws on size, language, month and light or dark, disposes. */
export default function Chart({ option, height, className, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  const latest = useRef({ option, onPick })
  useLayoutEffect(() => {
    latest.current = { option, onPick }
  })

  useEffect(() => {
    const element = box.current
    if (!element) return
    // The wrapping figure carries name and description; the canvas stays out of the reading order.
    const made = init(element, null, { renderer: 'canvas' })
    chart.current = made
    made.on('click', event => latest.current.onPick?.(event.seriesId ?? '', event.dataIndex))
    const draw = () => made.setOption(latest.current.option(currentTheme(), element.clientWidth), { notMerge: true })
    const resize = new ResizeObserver(() => {
      made.resize()
      draw()
    })
    resize.observe(element)
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', draw)
    return () => {
      dark.removeEventListener('change', draw)
      resize.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    // After the paint: the page's numbers change at once, however many dots there are.
    const timer = setTimeout(() => {
      if (box.current) chart.current?.setOption(option(currentTheme(), box.current.clientWidth), { notMerge: true })
    })
    return () => clearTimeout(timer)
  }, [option])

  return <div ref={box} className={className} style={{ height }} aria-hidden="true" />
}
