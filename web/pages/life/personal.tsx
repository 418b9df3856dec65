import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { lifeWords } from '#wording/ui-life'
import type { ProjectDetail } from '../../api/project-detail.ts'
import { revealPersonal } from '../../api/project-life.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { problemText } from '../../api/problem-text.ts'
import './life.css'

/** Who stands behind the project: masked, and in full on request of who may see it; each look is recorded. */
export function PersonalData({ detail }: { detail: ProjectDetail }) {
  const { t } = useWording(lifeWords)
  const { t: common } = useWording(commonWords)
  const { data: session } = useQuery(sessionQuery)
  const [full, setFull] = useState<ProjectDetail['personal'] | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const shown = full ?? detail.personal
  const rows = (['leader', 'contact', 'phone'] as const).filter(name => shown[name] !== '')
  if (rows.length === 0) return null
  const may = (session?.rights.includes('seePersonal') ?? false) && !detail.life.readOnly
  async function reveal() {
    setBusy(true)
    try {
      setFull(await revealPersonal(detail.id))
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
    }
    setBusy(false)
  }
  return (
    <section className="personal">
      <h3>{t.personal.title}</h3>
      <dl>{rows.flatMap(name => [<dt key={`${name}-name`}>{t.personal[name]}</dt>, <dd key={name}>{shown[name]}</dd>])}</dl>
      {may && !full && (
        <Button size="small" busy={busy} onClick={() => void reveal()}>
          {t.personal.reveal}
        </Button>
      )}
      {may && <small> {t.personal.revealed}</small>}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </section>
  )
}
