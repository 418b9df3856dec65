import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { ChartTheme } from '#charts/theme'
import { currentTheme } from './theme.ts'
import './chart.css'

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
  /** Its size on A4 across; a paper of another width scales the whole picture. */
  paper: { width: number; height: number }
  /** A mark was clicked: its series and index there. */
  onPick?: (seriesId: string, index: number) => void
}

/** The only place that runs ECharts: mounts, redraws on size, language, month and light or dark, disposes. */
export default function Chart({ option, height, paper, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  const latest = useRef({ option, paper, onPick })
  useLayoutEffect(() => {
    latest.current = { option, paper, onPick }
  })

  useEffect(() => {
    const element = box.current
    if (!element) return
    // The wrapping figure carries name and description; the canvas stays out of the reading order.
    const made = init(element, null, { renderer: 'canvas' })
    chart.current = made
    made.on('click', event => latest.current.onPick?.(event.seriesId ?? '', event.dataIndex))
    const draw = (width = element.clientWidth) => made.setOption(latest.current.option(currentTheme(), width), { notMerge: true })
    const redraw = () => draw()
    const fit = () => {
      made.resize({ width: 'auto', height: 'auto' })
      draw()
    }
    const size = () => `${element.clientWidth} ${element.clientHeight}`
    let fitted = size()
    // An observer begins by telling the size that is known.
    const resized = () => {
      if (fitted === size()) return
      fitted = size()
      fit()
    }
    // No size is observed while printing: the canvas must be redrawn before.
    const print = () => {
      made.resize(latest.current.paper)
      draw(latest.current.paper.width)
      made.getZr().flush()
    }
    const resize = new ResizeObserver(resized)
    addEventListener('beforeprint', print)
    addEventListener('afterprint', fit)
    resize.observe(element)
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', redraw)
    return () => {
      dark.removeEventListener('change', redraw)
      removeEventListener('beforeprint', print)
      removeEventListener('afterprint', fit)
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

  return <div ref={box} className="chart" style={{ height }} aria-hidden="true" />
}
