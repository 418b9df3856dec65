import type { SameWords } from '../ui.ts'
import type { digest as zh } from '../zh/digest.ts'

export const digest: SameWords<typeof zh> = {
  heading: (what, month) => `${what.charAt(0).toUpperCase()}${what.slice(1)} · digest of ${month}`,
  list: (hits, of, rate) => `The list finds ${hits} of ${of} projects, budget execution ${rate}`,
  project: (rate, light, money) => `Budget execution ${rate}, target light ${light}, budget light ${money}`,
  worst: 'Most money at risk',
  amount: 'at risk',
  rate: 'execution',
  budget: 'Full-year budget',
  spent: 'Spent',
  risk: 'At risk',
  changes: 'Since the last digest',
  first: 'This is the first digest; the next one says what changed.',
  change: (name, before, after) => `${name} ${before} → ${after}`,
  behind: 'Projects behind',
  hits: 'Projects on the list',
  sentence: said => `${said}.`,
  spentOf: (amount, rate) => `${amount} (${rate})`,
  picture: (rate, pace, month, { budget, spent }) =>
    `Line chart of budget execution: ${rate} by ${month}; the dashed line is the pace of time, ${pace}; full-year budget ${budget}, spent ${spent}; months 1 to 12 across.`,
  none: 'none',
  open: 'Open',
  why: what => `You get this because you subscribed to the monthly digest of ${what}; nothing is sent in months without change.`,
}
