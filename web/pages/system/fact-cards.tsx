import type { ReactNode } from 'react'
import { systemWords } from '#wording/ui-system'
import type { System } from '../../api/system.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { whenText } from '../../ui/when.ts'
import { sizeText } from './size-text.ts'

type Fact = [name: string, value: ReactNode]

/** The facts in six groups; what is not known is a dash, what is wrong stands out. */
export function FactCards({ system }: { system: System }) {
  const { t, format } = useWording(systemWords)
  const { now, program, database, storage, backup, letters, use } = system
  const moment = (at: number | null) => (at === null ? t.never : whenText(at, now))
  const bytes = (value: number | null) => (value === null ? '—' : sizeText(value))
  const count = (value: number) => format.number(value)
  const alarmed = (wrong: boolean, text: string) => (wrong ? <span className="system-alarm">{text}</span> : text)
  const { last } = backup
  return (
    <div className="system-cards">
      <Facts
        title={t.backup}
        facts={[
          [t.last, last ? `${moment(last.at)} · ${t.ago(t.lasting(now - last.at))}` : alarmed(true, t.none)],
          [t.content, last ? t.files(last.files, sizeText(last.bytes)) : '—'],
          [t.kept, count(backup.kept)],
          [t.daily, backup.at === null ? alarmed(true, t.off) : t.at(backup.at)],
          [t.folder, backup.folder ?? '—'],
        ]}
      />
      <Facts
        title={t.storage}
        facts={[
          [t.free, storage.total === null ? '—' : t.ofTotal(bytes(storage.free), bytes(storage.total))],
          [t.evidence, t.files(storage.files, sizeText(storage.evidence))],
        ]}
      />
      <Facts
        title={t.letters}
        facts={[
          [t.mail, letters.mail ? t.set : t.unset],
          [t.webhook, letters.webhook ? t.set : t.unset],
          [t.waiting, count(letters.waiting)],
          [t.failed, alarmed(letters.failed > 0, count(letters.failed))],
          [t.lastSent, letters.sent ? moment(letters.lastSent) : t.never],
        ]}
      />
      <Facts
        title={t.program}
        facts={[
          [t.version, program.version],
          [t.node, program.node],
          [t.started, moment(program.startedAt)],
          [t.uptime, t.lasting(now - program.startedAt)],
        ]}
      />
      <Facts
        title={t.database}
        facts={[
          [t.kind, t.kinds[database.kind]],
          [t.size, bytes(database.bytes)],
          [t.schema, database.migration ?? '—'],
          [t.fits, alarmed(!database.current, database.current ? t.current : t.old)],
        ]}
      />
      <Facts
        title={t.use}
        facts={[
          [t.accounts, count(use.accounts)],
          [t.sessions, count(use.sessions)],
          [t.pages, count(use.pages)],
          [t.reports, t.reportsOf(use.reports.due, use.reports.handedIn, use.reports.late)],
        ]}
      />
    </div>
  )
}

function Facts({ title, facts }: { title: string; facts: Fact[] }) {
  return (
    <Card title={title}>
      <dl className="system-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
