import type { ReactNode } from 'react'
import type { Progress } from '#domain/progress'
import { evidenceWords } from '#wording/ui-evidence'
import { Rich, useWording } from '../../ui/language.tsx'
import { Why } from '../../ui/why.tsx'
import './evidence.css'

/** Completeness of evidence in one line that can be asked why; `children`: what a page adds to it. */
export function ShareLine({ progress, children }: { progress: Progress; children?: ReactNode }) {
  const { t, format } = useWording(evidenceWords)
  const { reported, proven, A, B, C, D } = progress.evidence.toDate
  if (reported === 0) return <p className="share-line quiet">{t.none}</p>
  const percent = format.percent(proven)
  return (
    <div className="share-line">
      <Why summary={t.shareText(percent, format.month(progress.asOf))}>
        <p className="why-rule">{t.why(A + B, reported, percent)}</p>
        <p>{t.whyGrades}</p>
        <p>
          A {A} · B {B} · C {C} · D {D}
        </p>
      </Why>
      <span className="share-says">
        <Rich text={t.line(A + B, reported)} />
        {C + D > 0 && ` · ${t.rest(C, D)}`}
      </span>
      {children}
    </div>
  )
}
