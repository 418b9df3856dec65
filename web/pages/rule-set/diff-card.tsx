import { useQuery } from '@tanstack/react-query'
import { rulesWords } from '#wording/ui-rules'
import { placeText, ruleSetDiffQuery, ruleSetsQuery, type RuleSetAnswer } from '../../api/rule-sets.ts'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { ChangesTable } from './changes-table.tsx'

type Props = { answer: RuleSetAnswer; against: string | undefined; onAgainst: (place: string) => void }

/** What differs from another version: the one in force, else the one before; any other by choice. */
export function DiffCard({ answer, against, onAgainst }: Props) {
  const { t } = useWording(rulesWords)
  const own = placeText(answer)
  const sets = useQuery(ruleSetsQuery).data?.items ?? []
  const others = [
    ...answer.versions.map(({ version }) => ({ code: answer.code, version, name: answer.name })),
    ...sets.filter(one => one.code !== answer.code),
    ...(answer.active.code === answer.code ? [] : [{ ...answer.active, name: answer.active.code }]),
  ].filter((one, i, all) => placeText(one) !== own && all.findIndex(other => placeText(other) === placeText(one)) === i)
  const before = answer.versions.find(one => one.version < answer.version)
  const usual =
    placeText(answer.active) !== own
      ? placeText(answer.active)
      : before
        ? placeText({ ...answer, version: before.version })
        : undefined
  const chosen = against !== undefined && against !== own ? against : (usual ?? (others[0] && placeText(others[0])))
  if (chosen === undefined) return null
  return (
    <Card title={t.diffCard}>
      <label className="rules-against">
        {t.diffAgainst}
        <select className="input" value={chosen} onChange={event => onAgainst(event.target.value)}>
          {others.map(one => (
            <option key={placeText(one)} value={placeText(one)}>
              {one.name} {t.version(one.version)}
            </option>
          ))}
        </select>
      </label>
      <Differences from={chosen} to={own} />
    </Card>
  )
}

function Differences({ from, to }: { from: string; to: string }) {
  const { t } = useWording(rulesWords)
  const query = useQuery(ruleSetDiffQuery(from, to))
  return (
    <DataState query={query} loading={<SkeletonRows rows={3} />}>
      {({ changes }) =>
        changes.length === 0 ? (
          <p className="quiet">{t.diffNone}</p>
        ) : (
          <>
            <p className="quiet">{t.diffCount(changes.length)}</p>
            <ChangesTable changes={changes} />
          </>
        )
      }
    </DataState>
  )
}
