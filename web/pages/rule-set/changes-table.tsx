import type { ChangedRule } from '#wording/rule-set'
import { rulesWords } from '#wording/ui-rules'
import { useWording } from '../../ui/language.tsx'
import '../rules/rules.css'

/** What differs, rule by rule: old and new in words. */
export function ChangesTable({ changes }: { changes: readonly (Omit<ChangedRule, 'key'> & { key: string })[] }) {
  const { t } = useWording(rulesWords)
  return (
    <table className="rules-table rules-changes">
      <thead>
        <tr>
          {(['rule', 'item', 'before', 'after'] as const).map(column => (
            <th key={column} scope="col">
              {t.diffColumns[column]}
            </th>
          ))}
        </tr>
      </thead>
      {changes.map(rule => {
        const lines = rule.origin ? [...rule.lines, { label: t.origin, ...rule.origin }] : rule.lines
        return (
          <tbody key={rule.key}>
            {lines.map(({ label, before, after }, i) => (
              <tr key={label}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={lines.length}>
                    {rule.title}
                  </th>
                )}
                <td>{label}</td>
                <td className="rules-before" data-label={t.diffColumns.before}>
                  {before === null ? t.absent : <del>{before}</del>}
                </td>
                <td data-label={t.diffColumns.after}>{after === null ? t.absent : <ins>{after}</ins>}</td>
              </tr>
            ))}
          </tbody>
        )
      })}
    </table>
  )
}
