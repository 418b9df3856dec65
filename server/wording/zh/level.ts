import type { Catalogue } from '../say.ts'

/** Levels and stages as cells write them; a level that is met takes the target's own word where that is short (健全). */
export const level = {
  达成: p => (typeof p.word === 'string' && p.word !== '' && p.word.length <= 4 ? p.word : '达成'),
  部分达成: '部分达成',
  未达成: '未达成',
  未启动: '未启动',
  起草: '起草',
  征求意见: '征求意见',
  印发: '印发',
  完成: '完成',
  未开展: '未开展',
  研究: '研究',
  论证: '论证',
  批复: '批复',
} satisfies Catalogue

/** Where a month's cell has no room for four characters and a shape. */
export const shortLevel: Readonly<Record<string, string>> = { 部分达成: '部分' }
