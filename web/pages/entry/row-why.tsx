import { useParams } from '@tanstack/react-router'
import type { Rule } from '#domain/problem'
import { sayRule } from '#wording/rules'
import { entryWords } from '#wording/ui-entry'
import { AttachButton } from '../evidence/attach-button.tsx'
import { useWording } from '../../ui/language.tsx'
import type { Preview } from './preview.ts'
import type { RowSlice } from './row-slice.ts'

type Why = { rule: Rule; source?: string; ruleSet: Preview['ruleSet'] }

/** Why the previewed light shows what it shows: the rule with its numbers, and which rule set made it. */
export function PreviewWhy({ rule, source = '', ruleSet: { code, version } }: Why) {
  const { t, lang } = useWording(entryWords)
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

export function RowWhy({ row, preview, ruleSet }: Pick<RowSlice, 'row' | 'preview' | 'ruleSet'>) {
  const { id, month } = useParams({ from: '/projects/$id/months/$month' })
  return (
    <>
      <PreviewWhy rule={preview.rule} source={row.declared.evidenceSource} ruleSet={ruleSet} />
      {row.kind !== 'derived' && (
        <AttachButton projectId={Number(id)} indicatorId={row.facts.id} month={month} agencyId={row.agencyId} />
      )}
    </>
  )
}
