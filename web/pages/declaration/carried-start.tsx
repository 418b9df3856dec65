import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { carryWords } from '#wording/ui-carry'
import { carryOverQuery } from '../../api/carry-over.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { ReviewStep } from './review-step.tsx'
import { fromCarried } from './review-state.ts'

/** Last year's project as the next year's declaration, or why it is not carried over. */
export function CarriedStart({ from }: { from: number }) {
  const { t } = useWording(carryWords)
  const navigate = useNavigate()
  const query = useQuery(carryOverQuery(from))
  const { data } = query
  if (data?.declaration)
    return (
      <ReviewStep
        initial={fromCarried(data, data.declaration)}
        name=""
        onAgain={() => void navigate({ to: '/projects/$id', params: { id: String(from) }, search: {} })}
      />
    )
  return (
    <Page title={t.title} className="declaration-page">
      <h1>{t.title}</h1>
      <DataState query={query} loading={<SkeletonRows rows={8} height={44} />}>
        {({ project, refusal }) => (
          <Empty
            action={
              <ButtonLink to="/projects/$id" params={{ id: String(refusal?.existing ?? project.id) }}>
                {refusal?.existing ? t.toExisting : t.back}
              </ButtonLink>
            }
          >
            {t.refusedWhy(project.name, refusal?.message ?? '')}
          </Empty>
        )}
      </DataState>
    </Page>
  )
}
