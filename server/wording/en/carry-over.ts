import type { Same } from '../say.ts'
import type { carry as zh } from '../zh/carry-over.ts'

export const carry: Same<typeof zh> = {
  'carry-exists': 'Next year’s project is there already',
  'carry-exists.detail': p => `“${p.name}” (number ${p.id}) is the project of ${p.year}; nothing is carried over twice.`,
  'carry-archived': 'The project is archived',
  'carry-archived.detail': 'An archived project is not carried over; restore it first if it must be.',
  'carry-merged': 'The project was merged into another',
  'carry-merged.detail': p =>
    p.name ? `It was merged into “${p.name}”: carry that one over.` : 'Carry over the one it was merged into.',
  'carry-last-year': 'There is no next year',
  'carry-last-year.detail': p => `${p.year} is the last year the system can hold.`,
  'carry-contract': 'A contract cannot run on',
  'carry-contract.detail': 'One of the contracts chosen has ended or is not this project’s. Refresh and choose again.',
  'carry-other-year': p => `A declaration carried over must be of ${p.year}`,
  'carry-other-unit': p => `A project carried over stays with “${p.name}”; record the move first to change the unit`,
  'carry-twice': p => `“${p.name}” claims the same indicator of last year as another row; only one can be it`,
}
