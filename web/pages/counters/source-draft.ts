import type { PullKind, PullSourceInput } from '#domain/pull'
import type { PullSource } from '../../api/counters.ts'

/** A source as it stands in the dialog: every field a text, whatever the kind needs of them. */
export type SourceDraft = {
  name: string
  indicatorId: number | undefined
  agencyId: number | undefined
  kind: PullKind
  url: string
  at: string
  value: string
  key: string
  items: string
  query: string
  user: string
  header: string
  secret: string
  everyMinutes: number
  enabled: boolean
}

export const draftOf = (source: PullSource | undefined, indicatorId: number | undefined): SourceDraft => ({
  name: source?.name ?? '',
  indicatorId: source?.indicatorId ?? indicatorId,
  agencyId: source?.agencyId,
  kind: source?.kind ?? 'csv',
  url: source?.url ?? '',
  at: source?.config.at ?? '',
  value: source?.config.value ?? '',
  key: source?.config.key ?? '',
  items: source?.config.items ?? '',
  query: source?.config.query ?? '',
  user: source?.config.user ?? '',
  header: source?.config.header ?? '',
  secret: '',
  everyMinutes: source?.everyMinutes ?? 1_440,
  enabled: source?.enabled ?? true,
})

/** An empty secret keeps the one on record: it cannot be shown, so it cannot be sent back. */
export const inputOf = ({
  name,
  indicatorId,
  agencyId,
  kind,
  url,
  secret,
  everyMinutes,
  enabled,
  ...rest
}: SourceDraft): PullSourceInput => ({
  name,
  indicatorId: indicatorId ?? 0,
  ...(agencyId === undefined ? {} : { agencyId }),
  kind,
  url,
  config: { ...rest, key: rest.key.trim() || null },
  ...(secret ? { secret } : {}),
  everyMinutes,
  enabled,
})
