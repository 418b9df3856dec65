import type { Share } from '#domain/compare'
import { compareWords } from '#wording/ui-compare'
import { useWording } from '../../ui/language.tsx'

type Props = {
  /** Which line this is the figure of. */
  line: 0 | 1
  name: string
  share: Share
  /** How its two numbers are written. */
  number: (value: number | null) => string
}

/** One side's percentage with the two numbers it is made of, beside the mark of its line. */
export function ShareLine({ line, name, share, number }: Props) {
  const { t, format } = useWording(compareWords)
  return (
    <div className="side-line">
      <LineMark line={line} />
      <dt className="clip" title={name}>
        {name}
      </dt>
      <dd>
        <b>{format.rate(share.ratio)}</b> <small>{t.share(number(share.part), number(share.whole))}</small>
      </dd>
    </div>
  )
}

/** How a side's line looks: whole or broken. */
export function LineMark({ line }: { line: 0 | 1 }) {
  return (
    <svg className={line === 0 ? 'line-mark line-one' : 'line-mark line-two'} width="24" height="12" aria-hidden="true">
      <path d="M1 6h22" />
    </svg>
  )
}
