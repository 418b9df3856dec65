import { useId, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { numberOf } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { projectWords } from '#wording/ui-project'
import { useWord, useWording } from '../../ui/language.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { WhyButton } from '../../ui/why.tsx'
import { figuresOf } from '../project/indicator-words.ts'
import { changeWords } from './change-words.ts'
import { changeOf, lastYearOf } from './last-year.ts'

type Props = { progress: Progress; indicator: IndicatorProgress }

/** The verdict in one sentence; asked why, it shows its rule, inputs, source and version in place. */
export function Verdict({ progress, indicator }: Props) {
  const { t, format } = useWording(indicatorWords)
  const word = useSignalWord()
  const [open, setOpen] = useState(false)
  const id = useId()
  const before = lastYearOf(indicator)
  const then = before?.months[numberOf(progress.asOf) - 1]?.toDate ?? null
  const change = changeOf(indicator.target.unit, indicator.toDate, then)
  const compared = before && change ? changeWords(change, format, t.lastYear) : ''
  return (
    <>
      <p className="indicator-verdict">
        <WhyButton open={open} onToggle={() => setOpen(!open)} controls={id}>
          {indicator.rule.text}
          {compared && t.stop}
          <span className="visually-hidden">{t.why.ask(word(indicator.signal))}</span>
        </WhyButton>
        {compared && before && <span className="verdict-compared"> {t.lastYear.sentence(before.year, compared)}</span>}
      </p>
      {open && <Reasons id={id} progress={progress} indicator={indicator} />}
    </>
  )
}

function Reasons({ id, progress, indicator }: Props & { id: string }) {
  const { t, lang, format } = useWording(indicatorWords)
  const { t: project } = useWording(projectWords)
  const wordOf = useWord()
  const figures = figuresOf(indicator, { lang, format })
  const { asOf, ruleSet } = progress
  const { facts, why } = t
  const inputs = [
    `${facts.target} ${figures.target}`,
    `${figures.isLevel ? facts.latest : facts.toDate} ${figures.toDate(indicator)}`,
    ...(indicator.expected === null || figures.isLevel ? [] : [`${facts.expected} ${figures.quantity(indicator.expected)}`]),
  ]
  return (
    <div id={id} className="why-panel verdict-why" role="note">
      <dl>
        <Reason name={why.rule}>
          {project.why.pace(wordOf(`pacing.${indicator.pacing}`), wordOf(`aggregation.${indicator.aggregation}`))}
        </Reason>
        <Reason name={why.inputs}>{inputs.join(t.comma)}</Reason>
        <Reason name={why.source}>
          {indicator.derived ? t.definition.derived : indicator.evidenceSource || why.typed}{' '}
          {progress.on === undefined && (
            <Link to="/projects/$id/months/$month" params={{ id: String(progress.project.id), month: asOf }}>
              {t.month(format.month(asOf))}
            </Link>
          )}
        </Reason>
        <Reason name={why.version}>
          {project.why.ruleSet(ruleSet.code, ruleSet.version)} <a href="#versions">{t.versions.title}</a>
        </Reason>
      </dl>
    </div>
  )
}

function Reason({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
