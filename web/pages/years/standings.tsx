import { yearsWords } from '#wording/ui-years'
import type { ProjectYears } from '../../api/years.ts'
import { Card } from '../../ui/card.tsx'
import { Rich, useWording } from '../../ui/language.tsx'

type Standing = ProjectYears['standings'][number]

/** Where the score stands among like projects: its rank, and every score as a tick on one line. */
export function Standings({ years: { standings, standingYear, years } }: { years: ProjectYears }) {
  const { t } = useWording(yearsWords)
  const own = years.find(year => year.year === standingYear)?.evaluation?.score ?? null
  return (
    <Card
      title={t.standing.title(standingYear ?? years.at(-1)!.year)}
      beside={<small>{t.standing.note}</small>}
      className="years-card"
    >
      {standings.length === 0 || own === null ? (
        <p className="years-none">{t.standing.none}</p>
      ) : (
        <div className="years-standings">
          {standings.map(standing => (
            <Strip key={standing.by} standing={standing} own={own} />
          ))}
        </div>
      )}
    </Card>
  )
}

/** From the lowest ten below the lowest score to 100: ticks in grey, the own score in ink. */
function Strip({ standing, own }: { standing: Standing; own: number }) {
  const { t, format } = useWording(yearsWords)
  const { scores, median, rank, count, by, name } = standing
  const low = Math.max(0, Math.floor(scores.at(-1)! / 10) * 10 - 10)
  const at = (score: number) => ((score - low) / (100 - low)) * 480
  return (
    <div>
      <p>
        <b>{by === 'type' ? t.standing.type(name) : t.standing.department(name)}</b> <Rich text={t.standing.rank(rank, count)} />{' '}
        <small>{t.standing.median(format.number(median))}</small>
      </p>
      <svg viewBox="-8 0 496 40" role="img" aria-label={t.standing.strip(format.list(scores.map(score => format.number(score))))}>
        <line className="axis" x1="0" x2="480" y1="16" y2="16" />
        {scores.map((score, i) => (
          <line key={i} className="other" x1={at(score)} x2={at(score)} y1="10" y2="22" />
        ))}
        <line className="median" x1={at(median)} x2={at(median)} y1="6" y2="26" />
        <circle cx={at(own)} cy="16" r="5" />
        <text x="0" y="37">
          {low}
        </text>
        <text x="480" y="37" textAnchor="end">
          100
        </text>
      </svg>
    </div>
  )
}
