import { commonWords } from '#wording/ui-common'
import { ButtonLink } from './button.tsx'
import { Empty, Failure } from './data-state.tsx'
import { useWording } from './language.tsx'
import { Page } from './page.tsx'

/** A page that threw: the rest of the application stays. */
export function PageFailed({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useWording(commonWords)
  const again = () => Promise.resolve(reset())
  return (
    <Page title={t.failed}>
      <div className="page-lead">
        <h1>{t.broken}</h1>
        <Failure error={error} isFetching={false} refetch={again} />
      </div>
    </Page>
  )
}

export function NotFound() {
  const { t } = useWording(commonWords)
  return (
    <Page title={t.failed}>
      <div className="page-lead">
        <h1>{t.absent}</h1>
        <Empty action={<ButtonLink to="/">{t.home}</ButtonLink>}>{''}</Empty>
      </div>
    </Page>
  )
}
