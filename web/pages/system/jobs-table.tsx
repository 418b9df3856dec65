import { systemWords } from '#wording/ui-system'
import type { System } from '../../api/system.ts'
import { useWording } from '../../ui/language.tsx'
import { whenText } from '../../ui/when.ts'

/** What runs by itself: when it last did, how that went, when it will again. */
export function JobsTable({ jobs, now }: { jobs: System['jobs']; now: number }) {
  const { t } = useWording(systemWords)
  const columns = ['name', 'every', 'last', 'took', 'result', 'next'] as const
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={t.jobsCaption}>
      <table className="records">
        <caption className="visually-hidden">{t.jobsCaption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jobs.map(job => {
            const failing = job.lastFailed !== null && job.lastFailed >= (job.lastDone ?? 0)
            return (
              <tr key={job.name}>
                <th scope="row">{t.names[job.name] ?? job.name}</th>
                <td className="nowrap" data-label={t.columns.every}>
                  {job.every === null ? t.once : t.lasting(job.every)}
                </td>
                <td className="nowrap" data-label={t.columns.last}>
                  {job.lastAt === null ? <span className="off">{t.never}</span> : whenText(job.lastAt, now)}
                </td>
                <td className="nowrap" data-label={t.columns.took}>
                  {job.tookMs === null ? '—' : t.ms(job.tookMs)}
                </td>
                <td data-label={t.columns.result} className={failing ? 'alarm' : undefined}>
                  {job.runs === 0 ? '—' : `${failing ? t.bad : t.good} · ${t.runs(job.runs, job.failures)}`}
                </td>
                <td className="nowrap" data-label={t.columns.next}>
                  {job.nextAt === null ? '—' : whenText(job.nextAt, now)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
