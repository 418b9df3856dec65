import { burnUpOption } from '#charts/burn-up'
import type { BurnUpView } from '#charts/burn-up-view'
import { letterFont, letterTheme } from './theme.ts'

/** Draws a year's money against its pace as PNG. */
export type Draw = (view: BurnUpView) => Promise<Uint8Array>

const size = { width: 552, height: 240, foot: 24 }

/** Many mail programs show no SVG: it is drawn by the pages' own option builder and turned into dots, twice as many for sharp screens.
 * `font` has digits and Latin letters only, so every word of the picture stands in the letter's text instead. */
export function drawer(font: string): Draw {
  return async view => {
    // Loaded when the first letter is made: most processes never draw.
    const [{ init, use }, charts, parts, { SVGRenderer }, { Resvg }] = await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
      import('@resvg/resvg-js'),
    ])
    use([charts.LineChart, charts.BarChart, charts.ScatterChart, parts.GridComponent, parts.GraphicComponent, SVGRenderer])
    const { width, height, foot } = size
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: height + foot })
    const option = burnUpOption(view, letterTheme, width, height)
    chart.setOption({
      ...option,
      backgroundColor: letterTheme.surface,
      grid: { left: 0, right: 0, top: 0, bottom: foot },
      graphic: [...(option.graphic as object[]), ...monthNumbers(view.asOf)],
    })
    const svg = chart.renderToSVGString()
    chart.dispose()
    const fonts = { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: letterFont, sansSerifFamily: letterFont }
    return new Resvg(svg, { font: fonts, fitTo: { mode: 'zoom', value: 2 } }).render().asPng()
  }
}

/** 1 to 12 under the base; the month looked at stands out. */
const monthNumbers = (asOf: number) =>
  Array.from({ length: 12 }, (_, i) => ({
    type: 'text',
    silent: true,
    x: ((i + 0.5) * size.width) / 12,
    y: size.height + 6,
    style: {
      text: String(i + 1),
      align: 'center',
      fill: i + 1 === asOf ? letterTheme.accent : letterTheme.secondary,
      font: `${i + 1 === asOf ? 700 : 400} 12px ${letterFont}`,
    },
  }))
