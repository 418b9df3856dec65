import { placeLabels, type Placed, type Wish } from './labels.ts'
import { needBox, type NeedPath } from './need-path.ts'

type Words = { record: string; now: string; first: string; lost: string[] }

/** The words of the need's picture; the month of no return first. */
export function needLabels({ record, lost, now, first, lines }: NeedPath, width: number, words: Words): Placed[] {
  const wishes: Wish[] = [
    {
      id: 'now',
      text: words.now,
      size: 12,
      spots: [
        { x: now.x - 8, y: now.y + 18, anchor: 'end' },
        { x: now.x - 8, y: now.y - 10, anchor: 'end' },
        { x: now.x + 8, y: now.y + 18, anchor: 'start' },
        { x: now.x + 8, y: now.y - 10, anchor: 'start' },
      ],
    },
  ]
  if (lost)
    words.lost.forEach((text, i) => {
      const low = needBox.bottom - 24 + 18 * i
      wishes.push({
        id: `lost-${i}`,
        text,
        size: 12,
        spots: [
          { x: lost.x + 8, y: low, anchor: 'start' },
          { x: lost.x - 8, y: low, anchor: 'end' },
        ],
      })
    })
  if (record)
    wishes.push({
      id: 'record',
      text: words.record,
      size: 12,
      spots: [
        { x: 4, y: record.y - 6, anchor: 'start' },
        { x: 4, y: record.y + 16, anchor: 'start' },
        { x: width - 6, y: record.y - 6, anchor: 'end' },
      ],
    })
  wishes.push({
    id: 'first',
    text: words.first,
    size: 12,
    spots: [
      { x: 4, y: first.y + 16, anchor: 'start' },
      { x: 4, y: first.y - 6, anchor: 'start' },
    ],
  })
  const dot = { left: now.x - 4, right: now.x + 4, top: now.y - 4, bottom: now.y + 4 }
  const level = record
    ? [
        [
          { x: 0, y: record.y },
          { x: width, y: record.y },
        ],
      ]
    : []
  return placeLabels(wishes, { width, height: needBox.height }, [dot], [...lines, ...level])
}
