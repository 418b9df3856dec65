import { cellsOf } from './cells.ts'
import { lastYearOf } from './bureau/last-year.ts'
import type { SampleProject } from './project.ts'

/** Last year of the Suzhou form, invented: the examinations were a month late, so that July held both their peaks. */
const visits = '28800 21600 58200 42600 37200 81600 124000 31800 53200 85400 98100 65500'

export const suzhouLastYear = (suzhou: SampleProject): SampleProject =>
  lastYearOf(suzhou, { 全年各考务信息系统访问人数: { raw: '=75万', cells: cellsOf(visits) } })
