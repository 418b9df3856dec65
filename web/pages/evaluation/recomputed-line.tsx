import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { rulesWords } from '#wording/ui-rules'
import { recomputedQuery } from '../../api/rule-sets.ts'
import { useWording } from '../../ui/language.tsx'

/** What was kept, scored once more by the very rules it names: one quiet line, and a loud one if a figure differs. */
export function RecomputedLine({ projectId }: { projectId: number }) {
  const { t } = useWording(rulesWords)
  const { data } = useQuery(recomputedQuery(projectId))
  if (!data) return null
  const { code, version } = data.ruleSet
  const different = data.rows.filter(row => !row.same).length
  return (
    <span className={data.same ? 'quiet' : 'score-short'}>
      {data.same ? t.recomputed.same(code, version) : t.recomputed.different(Math.max(different, 1))}{' '}
      <Link to="/rules/$code" params={{ code }} search={{ version }}>
        {t.read}
      </Link>
    </span>
  )
}
