import type { Rule } from '#domain/problem'
import { sayRule } from '#wording/rules'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import type { EntryRow } from './entry-rows.ts'
import type { Entry } from './use-entry.ts'

/** Why the previewed light shows what it shows: the rule with its numbers, and which rule set made it. */
export function PreviewWhy({ rule, source = '', entry }: { rule: Rule; source?: string; entry: Entry }) {
  const { t, lang } = useWording(entryWords)
  const { code, version } = entry.preview.ruleSet
  return (
    <>
      <p className="why-rule">{sayRule(lang, rule).text}</p>
      <p className="quiet">
        {source !== '' && `${t.why.source(source)} · `}
        {t.why.preview(code, version)}
      </p>
    </>
  )
}

export function RowWhy({ entry, row }: { entry: Entry; row: EntryRow }) {
  const { rule } = entry.preview.indicators.get(row.facts.id)!
  return <PreviewWhy rule={rule} source={row.declared.evidenceSource} entry={entry} />
}
