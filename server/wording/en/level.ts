import type { Same } from '../say.ts'
import type { level as zh } from '../zh/level.ts'

/** At most 8 letters: the words stand in a month's cell. */
export const level = {
  达成: 'met',
  部分达成: 'partial',
  未达成: 'not met',
  未启动: 'idle',
  起草: 'draft',
  征求意见: 'review',
  印发: 'issued',
  完成: 'done',
  未开展: 'idle',
  研究: 'study',
  论证: 'debate',
  批复: 'approved',
} satisfies Same<typeof zh>
