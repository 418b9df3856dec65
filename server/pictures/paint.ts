import type { EChartsCoreOption } from 'echarts/core'
import type { HanFont } from './han-font.ts'
import { letterFont } from './theme.ts'

export type Fonts = { latin: string; han: HanFont | null }
/** `font`: the family its words are drawn in. */
export type Canvas = { width: number; height: number; font: string; zoom?: number }

/** An option of ECharts as PNG, drawn beside the process's other work. The Latin font comes with the program; Chinese is drawn only where the machine has a font
 * for it. Nothing else of the machine's fonts is looked at, so the same fonts draw the same dots. */
export async function paint(option: EChartsCoreOption, canvas: Canvas, { latin, han }: Fonts): Promise<Uint8Array> {
  const { width, height, font, zoom = 2.5 } = canvas
  // Loaded when the first picture is made: most processes never draw.
  const [{ init, use }, charts, parts, { SVGRenderer }, { renderAsync }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
    import('@resvg/resvg-js'),
  ])
  use([charts.LineChart, charts.BarChart, charts.ScatterChart, parts.GridComponent, parts.GraphicComponent, SVGRenderer])
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption(option)
  const drawn = chart.renderToSVGString()
  chart.dispose()
  const svg = han?.family === font ? figuresApart(drawn, font) : drawn
  const fontFiles = han?.family === font ? [han.file, latin] : [latin]
  const fonts = { fontFiles, loadSystemFonts: false, defaultFontFamily: font, sansSerifFamily: font }
  return (await renderAsync(svg, { font: fonts, fitTo: { mode: 'zoom', value: zoom } })).asPng()
}

/** A font with Chinese has tens of thousands of signs and is read anew for every text: what holds none goes without it. */
const figuresApart = (svg: string, font: string) =>
  svg.replaceAll(/<text[^>]*>[^<]*<\/text>/g, text => (/[\u2e80-\uffff]/.test(text) ? text : text.replaceAll(font, letterFont)))
