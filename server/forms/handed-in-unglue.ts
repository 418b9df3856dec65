import { units } from '#domain/vocabulary-target'
import { signInside, type Piece } from './handed-in-pieces.ts'
import { gluedLevel } from './handed-in-words.ts'

/** Cells a page ran together, parted where they can be parted in one way only. */

const levelAhead =
  /(?=(?:数量|质量|时效|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|制度|产出)指标|(?<!经济|社会|环境)成本指标|(?<!经济|社会|生态|环境)效益指标|(?<!对象|公众)满意度指标)/
const bareFirst = /^(产出|效益|成本|满意度)$/

/** Whether one word holds several levels, and so several rows. */
export const isGlued = ({ text }: Piece): boolean => text.length > 40 && text.split(levelAhead).length > 2

export const unglueRows = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap(piece =>
    piece.text
      .split(levelAhead)
      .filter(text => text !== '')
      .flatMap(levels)
      .flatMap(described)
      .flatMap(cell => {
        const sign = signInside.exec(cell)
        return sign ? [sign[1]!, sign[2]!] : tail(cell)
      })
      .map(text => {
        const stuck = /^(.*\p{Script=Han})\d{4,}$/u.exec(text)
        const where = { ...piece.where, text }
        return stuck ? { ...piece, text: stuck[1]!, glued: true, stuck: true, where } : { ...piece, text, glued: true, where }
      }),
  )

function levels(text: string): string[] {
  const bare = bareFirst.exec(text)
  if (bare) return [`${bare[1]}指标`]
  const level = gluedLevel.exec(text)
  return level ? [level[1]!, ...levels(text.slice(level[0].length))] : [text]
}

const unit = units
  .filter(word => word.length <= 3)
  .toSorted((a, b) => b.length - a.length)
  .map(word => word.replaceAll(/[()[\]{}.*+?^$|\\/]/g, String.raw`\$&`))
  .join('|')
const describedCell = new RegExp(`^(.{2,}?)(?:反映[^\\d≥≤<>=%]{2,40}?情况|(?:反映)?\\.{3})([≥≤<>=]?\\d[\\d.,]*(?:%|${unit}))`)

/** Name, what it reflects 反映…情况, value, and the next name behind it: the description is no cell of ours, and parts the two. */
function described(cell: string): string[] {
  const match = describedCell.exec(cell)
  // Its value may stand in a cell of its own.
  if (!match) return [cell.replace(/(?<=.{2})反映[^\d≥≤<>=%]{2,40}?情况$/, '')]
  const rest = cell.slice(match[0].length)
  return [match[1]!, match[2]!, ...(rest === '' ? [] : described(rest))]
}

/** 验收要求2020 is 20 and 20; 覆盖100%10 a target and a weight; 建立与否20 a weight; 210010 stays as it is. */
function tail(text: string): string[] {
  const twice = /^(.*[^\d.])(\d{1,2})\2$/.exec(text)
  if (twice) return [twice[1]!, twice[2]!, twice[2]!]
  const rate = /^(.*[^\d.])(\d{1,3}(?:\.\d+)?%(?:以上|以下|以内)?)(\d{1,2})$/.exec(text)
  if (rate) return [rate[1]!, rate[2]!, rate[3]!]
  const one = /^(.*[^\d.])(\d{1,2})$/.exec(text)
  return one ? [one[1]!, one[2]!] : [text]
}
