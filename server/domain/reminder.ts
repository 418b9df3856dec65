import { addDays, type Day } from './day.ts'

/** When people are reminded of a month not handed in, in days from its due day; the defaults stand in the rule set. */
export type Reminders = {
  soonBefore: number
  overdueAfter: number
  headAfter: number
  departmentAfter: number
  /** Older omissions are on the to-do list and told no more. */
  forgetAfter: number
}
export const stages = ['dueSoon', 'overdue', 'overdueHead', 'overdueDepartment'] as const
export type Stage = (typeof stages)[number]

/** The reminders a month's due day calls for on a day: who was down on the very day still tells the next. */
export function stagesOn(dueOn: Day, today: Day, reminders: Reminders): Stage[] {
  if (today > addDays(dueOn, reminders.forgetAfter)) return []
  if (today <= dueOn) return today >= addDays(dueOn, -reminders.soonBefore) ? ['dueSoon'] : []
  const after = (days: number) => today >= addDays(dueOn, days)
  return [
    ...(after(reminders.overdueAfter) ? (['overdue'] as const) : []),
    ...(after(reminders.headAfter) ? (['overdueHead'] as const) : []),
    ...(after(reminders.departmentAfter) ? (['overdueDepartment'] as const) : []),
  ]
}
