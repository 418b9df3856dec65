import type { SameWords } from '../ui.ts'
import type { links as zh } from '../zh/ui-links.ts'

export const links: SameWords<typeof zh> = {
  label: 'Behind the numbers',
  register: 'Contract register',
  counters: 'Counters',
  sheets: 'Evidence sheets',
  evidence: 'Evidence',
  evaluation: 'Year-end evaluation',
  report: 'Report',
}
