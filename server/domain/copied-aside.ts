/** What is alike and was looked at is put aside 搁置: what each member was then, and whose word it is. */
export type Aside = { members: ReadonlySet<string>; office: AsideOffice; recordedBy: number }
export const asideOffices = ['bureau', 'department', 'reviewer'] as const
export type AsideOffice = (typeof asideOffices)[number]

/** It covers a group as long as nobody joined it and nothing in it changed: every member is one it was given for. */
export const covers = ({ members }: Pick<Aside, 'members'>, group: readonly string[]) => group.every(one => members.has(one))

/** An expert's word holds for that expert alone, and experts hear nobody else's; a department's is for the bureau a note. */
export function asideFor(
  viewer: { id: number; office: AsideOffice },
  { office, recordedBy }: Pick<Aside, 'office' | 'recordedBy'>,
): 'holds' | 'note' | 'hidden' {
  if (viewer.office === 'reviewer' || office === 'reviewer')
    return viewer.office === office && recordedBy === viewer.id ? 'holds' : 'hidden'
  return viewer.office === 'bureau' && office === 'department' ? 'note' : 'holds'
}
