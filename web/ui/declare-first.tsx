import { useQuery } from '@tanstack/react-query'
import { stateWords } from '#wording/ui-states'
import { sessionQuery } from '../api/session.ts'
import { ButtonLink } from './button.tsx'
import { Empty } from './data-state.tsx'
import { useWording } from './language.tsx'

/** Whether this reader may bring projects in; null while that is not known. */
export function useMayDeclare(): boolean | null {
  const { data } = useQuery(sessionQuery)
  return data ? data.rights.includes('declare') : null
}

/** No project yet: who may import one is led there, everybody else is told whom to ask. */
export function DeclareFirst({ year }: { year: number }) {
  const { t } = useWording(stateWords)
  const may = useMayDeclare()
  const way = (
    <ButtonLink to="/projects/new" look="primary">
      {t.import}
    </ButtonLink>
  )
  return (
    <Empty action={may && way}>
      {t.noProjects(year)} {may === null ? '' : may ? t.importFirst : t.mayNotDeclare}
    </Empty>
  )
}
