import type { MonitoringPart } from '../../api/monitoring.ts'

const codes = ['line-causes-missing', 'line-note-missing', 'line-likelihood-missing', 'line-forecast-missing'] as const
export type Lack = (typeof codes)[number]

/** What is missing, gathered by line in the table's order. */
export function lackingOf({ missing, table }: Pick<MonitoringPart, 'missing' | 'table'>) {
  return table.lines.flatMap(({ indicatorId, name }) => {
    const own = missing.filter(one => one.path === `lines.${indicatorId}`).map(one => one.code)
    const found = codes.filter(code => own.includes(code))
    return found.length ? [{ id: indicatorId, name, codes: found }] : []
  })
}
