import type { OtherForm } from './indicator-columns.ts'

const words: [OtherForm, RegExp][] = [
  ['monitoring', /完成目标可能性|执行监控表|运行监控表|\d{1,2}月执行/],
  ['selfEvaluation', /绩效自评表|自评得分|自我评价表|全年执行数|实际完成值|全年实际值|偏差原因分析及改进措施|绩效自评/],
]

/** Which other official form a text that is no declaration seems to be. */
export function otherForm(texts: string[][]): OtherForm | null {
  const all = texts
    .map(line => line.join(' '))
    .join('\n')
    .slice(0, 200_000)
  return words.find(([, pattern]) => pattern.test(all))?.[0] ?? null
}
