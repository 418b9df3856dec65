import { reportingSearch } from './search.ts'

/** What is alike in a year's reports: texts, or numbers. */
export type CopiesSearch = { view?: 'numbers'; year?: number; agencyId?: number; page?: number }

export const copiesSearch = (given: Record<string, unknown>): CopiesSearch => ({
  ...reportingSearch(given),
  view: given.view === 'numbers' ? 'numbers' : undefined,
  page: Number.isSafeInteger(given.page) && Number(given.page) > 1 ? Number(given.page) : undefined,
})
