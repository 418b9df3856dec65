import { rulesWords } from '#wording/ui-rules'
import type { RuleSetAnswer } from '../../api/rule-sets.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'

/** Every rule in the field's words, with the document and clause it comes from. */
export function SaidRules({ rules }: { rules: RuleSetAnswer['rules'] }) {
  const { t } = useWording(rulesWords)
  return (
    <Card title={t.rulesCard}>
      <table className="rules-table">
        <tbody>
          {rules
            .filter(rule => rule.key !== 'name')
            .map(rule => (
              <tr key={rule.key}>
                <th scope="row">
                  {rule.title}
                  {rule.note && <span className="rules-note">{rule.note}</span>}
                </th>
                <td>
                  <dl className="rules-lines">
                    {rule.lines.map(line => (
                      <div key={line.label} className="rules-line">
                        <dt>{line.label}</dt>
                        <dd>{line.value}</dd>
                      </div>
                    ))}
                  </dl>
                </td>
                <td className="rules-origin">{rule.origin}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Card>
  )
}
