import type { SameWords } from '../ui.ts'
import type { portfolioFile as zh } from '../zh/portfolio-file.ts'

export const portfolioFile: SameWords<typeof zh> = {
  title: (view, year, month) => `${view} ${year} as of ${month}`,
  views: {
    projects: 'Projects',
    quadrant: 'Execution and targets',
    departments: 'Departments and months',
    months: 'Budget execution and time',
  },
  agency: name => `unit: ${name}`,
  goal: word => `target light: ${word}`,
  budget: word => `budget light: ${word}`,
  search: q => `name contains “${q}”`,
  archived: 'archived projects too',
  everything: 'all projects',
  between: '; ',
  filters: (filters, count) => `Filters: ${filters}${count === null ? '' : `, ${count} ${count === 1 ? 'project' : 'projects'}`}`,
  sorted: by => `Sorted by ${by}`,
  sorts: {
    risk: 'money at risk',
    rate: 'execution',
    progress: 'target progress',
    budget: 'budget',
    name: 'name',
    signal: 'target light',
    likelihood: 'chance of meeting all targets',
    score: 'expected score',
    surplus: 'expected surplus',
  },
  units:
    'Money in ¥10,000. An empty cell has no figure; it is not 0. Money at risk = full-year budget × (weight behind + ½ weight at warning) ÷ all weights.',
  sample: 'Sample data, not real execution',
  quadrant: 'Quadrant',
  level: 'level',
  share: 'Share at risk',
  worstLight: 'Light of its worst project',
}
