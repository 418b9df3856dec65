import { burnUpOption } from '#charts/burn-up'
import { lostHeight, lostPointsOption } from '#charts/lost-points'
import type { ReportPicture } from '#domain/report'
import type { ReportFacts } from '../answers/report-blocks.ts'
import { burnUpView, lostView } from '../answers/report-pictures.ts'
import { monthNumbers } from './draw.ts'
import { paint, type Fonts } from './paint.ts'
import { letterFont, printTheme } from './theme.ts'

export type Picture = { png: Uint8Array; width: number; height: number }
const width = 560
const money = { height: 240, foot: 24 }
/** Room at both sides, so that a line's end is not cut. */
const side = 8

/** A picture of the report, in greys that a copier keeps; null where there is nothing to draw. */
export async function reportPicture(name: ReportPicture, facts: ReportFacts, fonts: Fonts): Promise<Picture | null> {
  const chinese = fonts.han !== null
  const font = fonts.han?.family ?? letterFont
  const theme = { ...printTheme, font }
  if (name === 'lost-points') {
    const view = lostView(facts, chinese)
    if (!view) return null
    const height = lostHeight(view)
    const option = { ...lostPointsOption(view, theme, width), backgroundColor: theme.surface }
    return { png: await paint(option, { width, height, font }, fonts), width, height }
  }
  const view = burnUpView(facts, chinese)
  if (!view) return null
  const inner = width - 2 * side
  const option = burnUpOption(view, theme, inner, money.height)
  const words = [...(option.graphic as { x: number }[]), ...monthNumbers(0, font, { width: inner, height: money.height })]
  const graphic = words.map(word => ({ ...word, x: word.x + side }))
  const grid = { left: side, right: side, top: 0, bottom: money.foot }
  const height = money.height + money.foot
  const png = await paint({ ...option, backgroundColor: theme.surface, grid, graphic }, { width, height, font }, fonts)
  return { png, width, height }
}
