import type { SameWords } from '../ui.ts'
import type { years as zh } from '../zh/ui-years.ts'

export const years: SameWords<typeof zh> = {
  link: 'All years',
  title: 'Through the years',
  lead: (count, from, until) =>
    count === 1
      ? `Only ${until}: there is no earlier project to compare with.`
      : `${from}–${until}, **${count}** years side by side.`,
  note: 'All figures are of whole years. A year without an evaluation is empty, which is not 0. Renamed indicators are joined as confirmed.',
  table: 'Score, execution and indicators',
  indicator: 'Indicator',
  score: 'Score',
  execution: 'Budget execution',
  states: { draft: 'not handed in', submitted: 'handed in', returned: 'returned', reviewed: 'reviewed', final: 'final' },
  none: 'no evaluation',
  grade: grade => `grade ${grade}`,
  grades: { 优: 'excellent', 良: 'good', 中: 'fair', 差: 'poor' },
  target: 'target',
  actual: 'actual',
  attainment: 'attainment',
  signal: 'light',
  of: target => `target ${target}`,
  absent: 'not that year',
  change: (year, points) => `${points} on ${year}`,
  standing: {
    title: year => `Where the score of ${year} stands among like projects`,
    type: name => `Project type “${name}”`,
    department: name => `Department “${name}”`,
    rank: (rank, count) => `number **${rank}** of **${count}** final projects`,
    median: median => `median ${median}`,
    none: 'Fewer than 3 like projects are final, or this one is not: no rank.',
    strip: scores => `all scores: ${scores}`,
    note: 'Only final projects that you may see are counted.',
  },
  toProject: year => `Open the project of ${year}`,
  sample: 'Sample data, not real figures',
}
