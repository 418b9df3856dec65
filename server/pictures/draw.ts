import { burnUpOption } from '#charts/burn-up'
import type { BurnUpView } from '#charts/burn-up-view'
import type { Language } from '#domain/vocabulary'
import type { HanFont } from './han-font.ts'
import { letterFont, letterTheme } from './theme.ts'

/** Draws a year's money against its pace as PNG; `chinese`: whether Chinese words can be drawn, else it is given numbers alone. */
export type Drawing = { chinese: boolean; draw: (view: BurnUpView, lang: Language) => Promise<Uint8Array> }
export type Fonts = { latin: string; han: HanFont | null }

/** Narrower than it is shown on a desk, so that its words can still be read on a phone. */
const size = { width: 432, height: 200, foot: 24 }
const zoom = 2.5

/** Many mail programs show no SVG: it is drawn by the pages' own option builder and turned into dots, more than it is wide for sharp screens.
 * The Latin font comes with the program; Chinese is drawn only where the machine has a font for it. Nothing else of the
 * machine's fonts is looked at, so the same fonts draw the same dots. */
export function drawer({ latin, han }: Fonts): Drawing {
  async function draw(view: BurnUpView, lang: Language): Promise<Uint8Array> {
    const family = lang === 'zh-CN' && han ? han.family : letterFont
    const theme = { ...letterTheme, font: family }
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
    const option = burnUpOption(view, theme, width, height)
    chart.setOption({
      ...option,
      backgroundColor: theme.surface,
      grid: { left: 0, right: 0, top: 0, bottom: foot },
      graphic: [...(option.graphic as object[]), ...monthNumbers(view.asOf, family)],
    })
    const svg = chart.renderToSVGString()
    chart.dispose()
    const fontFiles = lang === 'zh-CN' && han ? [han.file, latin] : [latin]
    const fonts = { fontFiles, loadSystemFonts: false, defaultFontFamily: family, sansSerifFamily: family }
    return new Resvg(svg, { font: fonts, fitTo: { mode: 'zoom', value: zoom } }).render().asPng()
  }
  return { chinese: han !== null, draw }
}

/** 1 to 12 under the base; the month looked at stands out. */
const monthNumbers = (asOf: number, family: string) =>
  Array.from({ length: 12 }, (_, i) => ({
    type: 'text',
    silent: true,
    x: ((i + 0.5) * size.width) / 12,
    y: size.height + 6,
    style: {
      text: String(i + 1),
      align: 'center',
      fill: i + 1 === asOf ? letterTheme.accent : letterTheme.secondary,
      font: `${i + 1 === asOf ? 700 : 400} 12px ${family}`,
    },
  }))
