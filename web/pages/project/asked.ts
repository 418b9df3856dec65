/** Which verdict is being asked why; one at a time over the whole page: a light or figure of the head, a sub-project, an indicator. */
export type HeadVerdict = 'budget' | 'goal' | 'risk' | 'progress'
export type Asked = HeadVerdict | { subproject: number } | { indicator: number } | null

export const askedIndicator = (asked: Asked): number | null =>
  asked !== null && typeof asked === 'object' && 'indicator' in asked ? asked.indicator : null

export const askedSubproject = (asked: Asked): number | null =>
  asked !== null && typeof asked === 'object' && 'subproject' in asked ? asked.subproject : null

export const askedHead = (asked: Asked): HeadVerdict | null => (typeof asked === 'string' ? asked : null)
