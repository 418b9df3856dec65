import type { ReactNode } from 'react'
import { auditResults } from '#domain/vocabulary-audit'
import { auditWords } from '#wording/ui-audit'
import type { AuditSearch } from '../../search-office.ts'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'

type Given = Parameters<Parameters<typeof Field>[0]['children']>[0]

/** Who, what, how it ended, and when; all of it stands in the address. */
export function AuditFilters({ search, go }: { search: AuditSearch; go: (next: AuditSearch) => void }) {
  const { t } = useWording(auditWords)
  const choice = (
    given: Given,
    value: string,
    all: string,
    options: [string, string][],
    set: (value?: string) => void,
  ): ReactNode => (
    <select {...given} className="input" value={value} onChange={event => set(event.target.value || undefined)}>
      <option value="">{all}</option>
      {options.map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </select>
  )
  return (
    <form className="records-filters" role="search" onSubmit={event => event.preventDefault()}>
      <Field label={t.actor}>
        {given => (
          <input
            {...given}
            className="input"
            type="search"
            autoCapitalize="none"
            defaultValue={search.actor ?? ''}
            onChange={event => go({ actor: event.target.value.trim() || undefined })}
          />
        )}
      </Field>
      <Field label={t.event}>
        {given => choice(given, search.event ?? '', t.allEvents, Object.entries(t.groups), event => go({ event }))}
      </Field>
      <Field label={t.result}>
        {given =>
          choice(given, search.result ?? '', t.allResults, Object.entries(t.results), value =>
            go({ result: auditResults.find(one => one === value) }),
          )
        }
      </Field>
      {(['from', 'until'] as const).map(end => (
        <Field key={end} label={t[end]}>
          {given => (
            <input
              {...given}
              className="input"
              type="date"
              value={search[end] ?? ''}
              onChange={event => go({ [end]: event.target.value || undefined })}
            />
          )}
        </Field>
      ))}
    </form>
  )
}
