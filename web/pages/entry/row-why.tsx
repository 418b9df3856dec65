import { useParams } from '@tanstack/react-router'
import type { Rule } from '#domain/problem'
import { sayRule } from '#wording/rules'
import { entryWords } from '#wording/ui-entry'
import { AttachButton } from '../evidence/attach-button.tsx'
import { fedBy } from '../sheet-import/fed-by.ts'
import { ImportLink } from '../sheet-import/import-link.tsx'
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

/** The register or a counter makes this value already: no sheet beside it. */
const otherRows = ({ said }: RowSlice['row']) => said !== null && said.figure.source !== 'sheet'

export function RowWhy({ row, preview, ruleSet, editable }: Pick<RowSlice, 'row' | 'preview' | 'ruleSet' | 'editable'>) {
  const { id, month } = useParams({ from: '/projects/$id/months/$month' })
  return (
    <>
      <PreviewWhy rule={preview.rule} source={row.declared.evidenceSource} ruleSet={ruleSet} />
      {row.kind !== 'derived' && (
        <AttachButton projectId={Number(id)} indicatorId={row.facts.id} month={month} agencyId={row.agencyId} />
      )}
      {editable && !otherRows(row) && (
        <ImportLink
          projectId={Number(id)}
          indicatorId={row.facts.id}
          month={month}
          agencyId={row.unit === null ? undefined : row.agencyId}
          kinds={fedBy(row.declared)}
        />
      )}
    </>
  )
}
