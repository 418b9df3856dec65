import { burnUpOption } from '#charts/burn-up'
import type { BurnUpView } from '#charts/burn-up-view'
import type { Language } from '#domain/vocabulary'
import { paint, type Fonts } from './paint.ts'
import { letterFont, letterTheme } from './theme.ts'

export type { Fonts } from './paint.ts'
/** Draws a year's money against its pace as PNG; `chinese`: whether Chinese words can be drawn, else it is given numbers alone. */
export type Drawing = { chinese: boolean; draw: (view: BurnUpView, lang: Language) => Promise<Uint8Array> }

/** Narrower than it is shown on a desk, so that its words can still be read on a phone. */
const size = { width: 432, height: 200, foot: 24 }

/** Many mail programs show no SVG: it is drawn by the pages' own option builder and turned into dots, more than it is wide for sharp screens. */
export function drawer(fonts: Fonts): Drawing {
  function draw(view: BurnUpView, lang: Language): Promise<Uint8Array> {
    const font = lang === 'zh-CN' && fonts.han ? fonts.han.family : letterFont
    const theme = { ...letterTheme, font }
    const { width, height, foot } = size
    const option = burnUpOption(view, theme, width, height)
    return paint(
      {
        ...option,
        backgroundColor: theme.surface,
        grid: { left: 0, right: 0, top: 0, bottom: foot },
        graphic: [...(option.graphic as object[]), ...monthNumbers(view.asOf, font)],
      },
      { width, height: height + foot, font },
      fonts,
    )
  }
  return { chinese: fonts.han !== null, draw }
}

/** 1 to 12 under the base; the month looked at stands out. */
export const monthNumbers = (asOf: number, family: string, box: { width: number; height: number } = size) =>
  Array.from({ length: 12 }, (_, i) => ({
    type: 'text',
    silent: true,
    x: ((i + 0.5) * box.width) / 12,
    y: box.height + 6,
    style: {
      text: String(i + 1),
      align: 'center',
      fill: i + 1 === asOf ? letterTheme.accent : letterTheme.secondary,
      font: `${i + 1 === asOf ? 700 : 400} 12px ${family}`,
    },
  }))
