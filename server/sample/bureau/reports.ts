import { between, noise } from '../noise.ts'
import { reportsOf, type SampleProject, type SampleReports } from '../project.ts'
import type { Course } from './course.ts'
import type { Extra } from './line.ts'
import { silenced } from './remarks.ts'

/** How a project's twelve reports went; the year before is all handed in and approved. */

/** Months without a report: July, and one or two others. */
function forgotten({ seed }: Course): number[] {
  const others = [3, 6, 10].filter((_, i) => noise(seed, 81, i) < 0.45)
  return [...others, 7]
}

function handedIn(course: Course, extras: readonly Extra[], silent: readonly number[], past: boolean): (number | null)[] {
  const { fate, seed } = course
  return Array.from({ length: 12 }, (_, m) => {
    const chance = noise(seed, m, 82)
    if (!past && silent.includes(m + 1)) return null
    if (fate === 'perfect') return chance < 0.5 ? 2 : 3
    if (extras.includes('tardy') && (m === 6 || chance < 0.35)) return Math.round(between(8, 17, seed, m, 83))
    if (silent.includes(m)) return Math.round(between(7, 12, seed, m, 84))
    return chance < 0.05 ? 6 : 2 + Math.floor(chance * 4)
  })
}

const opinions = [
  '示例数据：支出与合同台账不符，请核对后重新提交。',
  '示例数据：佐证资料缺验收单，请补充后重新提交。',
  '示例数据：分母与上月不一致，请说明后重新提交。',
]

/** The year's end is still being worked on: some Decembers await approval, some are drafts. */
function leftOpen({ seed, fate }: Course): SampleReports['left'] {
  const chance = noise(seed, 85)
  if (fate === 'perfect' || chance > 0.3) return {}
  return chance < 0.08 ? { 11: 'submitted', 12: 'draft' } : { 12: 'submitted' }
}

/** Hands the year in as the course and the extras say. */
export function reported(
  sample: SampleProject,
  course: Course,
  extras: readonly Extra[],
  main: number,
  past: boolean,
): SampleProject {
  const { seed, fate } = course
  const silent = !past && (fate === 'forgets' || fate === 'halfReports') ? forgotten(course) : []
  const shown = silent.length ? silenced(sample, silent, fate === 'forgets') : sample
  const back = extras.includes('returned') ? 9 + Math.floor(noise(seed, 86) * 2) : null
  const opinion = opinions[Math.floor(noise(seed, 87) * opinions.length)]!
  const days = handedIn(course, extras, fate === 'forgets' ? silent : [], past)
  const line = days.map(day => day ?? '-').join(' ')
  const reports = past ? reportsOf(line) : reportsOf(line, { left: leftOpen(course), returned: back ? { [back]: opinion } : {} })
  const corrections = extras.includes('typo') && !past ? typoIn(shown, main) : []
  return { ...shown, reports, corrections }
}

/** A nought too many in spring, found and corrected. */
function typoIn(sample: SampleProject, main: number): SampleProject['corrections'] {
  const { cells } = sample.years[main]!
  const at = cells.findIndex((cell, m) => m >= 3 && typeof cell === 'number' && cell > 0)
  if (at < 0) return []
  const indicator = sample.declaration.indicators[main]!.name
  return [
    {
      indicator,
      month: at + 1,
      wrong: (cells[at] as number) * 10,
      opinion: `示例数据：${at + 1}月${indicator}疑多录一位，请核对。`,
      note: '示例数据：更正，原录入多录一位。',
    },
  ]
}
