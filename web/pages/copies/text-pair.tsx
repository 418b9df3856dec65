import { Link } from '@tanstack/react-router'
import { copiesWords } from '#wording/ui-copies'
import type { CopiedSide, CopiedText } from '../../api/copies.ts'
import { Rich, useWording } from '../../ui/language.tsx'

/** Two texts side by side with what they share; the trade's own phrases are marked apart. */
export function TextPair({ item, number }: { item: CopiedText['items'][number]; number: number }) {
  const { t, format } = useWording(copiesWords)
  return (
    <article className="copied-pair" aria-label={t.text.pair(number)}>
      <h2>
        <Rich text={t.text.said(format.percent(item.similarity, 0), item.shared)} />
      </h2>
      <div className="copied-sides">
        <Side side={item.a} />
        <Side side={item.b} />
      </div>
    </article>
  )
}

function Side({ side }: { side: CopiedSide }) {
  const { t, format } = useWording(copiesWords)
  const { project, agency, indicator, month } = side
  const what = [t.kinds[side.kind], indicator?.name, month && format.month(month)].filter(Boolean).join(' · ')
  return (
    <section>
      <h3>
        {agency.name} <span>{project.name}</span>
      </h3>
      <p className="copied-place">
        <Place side={side}>{what}</Place>
      </p>
      <p className="copied-text">
        <Marked side={side} />
      </p>
    </section>
  )
}

/** Where it was written: the month, the indicator, the evaluation, or the project. */
function Place({ side, children }: { side: CopiedSide; children: string }) {
  const id = String(side.project.id)
  if (side.kind === 'gap' && side.indicator)
    return (
      <Link
        to="/projects/$id/indicators/$indicatorId"
        params={{ id, indicatorId: String(side.indicator.id) }}
        search={{ asOf: side.month ?? undefined }}
      >
        {children}
      </Link>
    )
  if (side.kind === 'reason' || side.kind === 'measures' || side.kind === 'passage')
    return (
      <Link to="/projects/$id/evaluation" params={{ id }}>
        {children}
      </Link>
    )
  if ((side.kind === 'monthNote' || side.kind === 'spendingNote') && side.month)
    return (
      <Link to="/projects/$id/months/$month" params={{ id, month: side.month }}>
        {children}
      </Link>
    )
  return (
    <Link to="/projects/$id" params={{ id }}>
      {children}
    </Link>
  )
}

function Marked({ side: { text, marks } }: { side: CopiedSide }) {
  const { t } = useWording(copiesWords)
  const parts = marks.map((mark, i) => ({ mark, before: text.slice(marks[i - 1]?.until ?? 0, mark.from) }))
  return (
    <>
      {parts.map(({ mark, before }) => (
        <span key={mark.from}>
          {before}
          <mark className={mark.common ? 'common' : undefined} title={mark.common ? t.text.common : undefined}>
            {text.slice(mark.from, mark.until)}
          </mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.until ?? 0)}
    </>
  )
}
