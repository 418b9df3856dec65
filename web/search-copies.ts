import { reportingSearch } from './search.ts'

/** What is alike in a year's reports: texts, or numbers; still to be looked at, or put aside. */
export type CopiesSearch = { view?: 'numbers'; aside?: true; year?: number; agencyId?: number; page?: number }

export const copiesSearch = (given: Record<string, unknown>): CopiesSearch => ({
  ...reportingSearch(given),
  view: given.view === 'numbers' ? 'numbers' : undefined,
  aside: given.aside === true || given.aside === 'true' ? true : undefined,
  page: Number.isSafeInteger(given.page) && Number(given.page) > 1 ? Number(given.page) : undefined,
})
