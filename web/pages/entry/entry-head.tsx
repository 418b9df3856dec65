import { Link } from '@tanstack/react-router'
import { yearOf } from '#domain/month'
import { divide } from '#domain/number'
import { entryLead } from '#wording/entry-lead'
import { entryWords } from '#wording/ui-entry'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EntryBookLinks } from '../entry-import/links.tsx'
import { leadFacts } from './lead-facts.ts'
import { sameLevels } from './same-levels.ts'
import { Rich, useWording } from '../../ui/language.tsx'
import { Signal, useSignalWord } from '../../ui/signal.tsx'
import { whenText } from '../../ui/when.ts'
import { WhyButton } from '../../ui/why.tsx'
import type { Asking } from './entry-grid.tsx'
import { PreviewWhy } from './row-why.tsx'
import type { Entry } from './use-entry.ts'
import { WayBanners } from './way-banners.tsx'

/** Among what can be asked why; rows have keys of their own. */
const budgetKey = 'budget'

/** Whose month this is, its state, the budget so far; and what an earlier visit left behind. */
export function EntryHead({ entry, asked, onAsk }: Asking & { entry: Entry }) {
  const { t, lang, format } = useWording(entryWords)
  const word = useSignalWord()
  const { project, month, entries, preview, offer } = entry
  const { report } = entries
  const id = String(project.id)
  const levels = entry.editable ? sameLevels(entry) : []
  const lead = entryLead(leadFacts(entry), lang)
  return (
    <>
      <div className="entry-lead">
        <div className="entry-title">
          <p>
            <Link to="/projects/$id" params={{ id }} search={{ asOf: month }}>
              {project.name}
            </Link>
            <span className="quiet"> · {project.agency.name}</span>
          </p>
          <h1>
            {t.title(yearOf(month), format.month(month))}{' '}
            <span className={`entry-state ${report.state}`}>{t.states[report.state]}</span>
          </h1>
        </div>
        <p className="entry-budget">
          {t.spent} {t.of(format.money(preview.spent), format.money(preview.budget))}{' '}
          <b>{format.percent(divide(preview.spent, preview.budget), 2)}</b>{' '}
          <WhyButton
            open={asked === budgetKey}
            controls="entry-budget-why"
            label={t.why.ask(t.why.budget, word(preview.budgetSignal))}
            onToggle={() => onAsk(asked === budgetKey ? null : budgetKey)}
          >
            <Signal signal={preview.budgetSignal} />
          </WhyButton>
        </p>
        <div className="entry-actions no-print">
          {levels.length > 0 && (
            <Button onClick={() => entry.dispatch({ type: 'patch', patches: levels })}>{t.sameLevels(levels.length)}</Button>
          )}{' '}
          <EntryBookLinks projectId={project.id} month={month} editable={entry.editable} />
          <ButtonLink to="/projects/$id/history" params={{ id }} search={{ month }}>
            {t.history}
          </ButtonLink>
        </div>
        {asked === budgetKey && (
          <div id="entry-budget-why" className="why-panel entry-budget-why" role="note">
            <PreviewWhy rule={preview.budgetRule} ruleSet={preview.ruleSet} />
          </div>
        )}
        <p className="entry-sentence">
          <Rich text={lead} />
        </p>
      </div>
      {report.state === 'returned' && report.opinion && (
        <p className="entry-banner warn" role="status">
          {t.returnedBecause(report.opinion)}
        </p>
      )}
      <WayBanners entries={entries} more={entry.dirty > 0 && !entry.editable ? t.closedNow : ''} />
      {offer && (
        <p className="entry-banner offer" role="status">
          {t.recover(Object.keys(offer.typed).length, whenText(offer.at))}{' '}
          <Button size="small" onClick={() => entry.recover(true)}>
            {t.recoverYes}
          </Button>{' '}
          <Button size="small" look="text" onClick={() => entry.recover(false)}>
            {t.recoverNo}
          </Button>
        </p>
      )}
    </>
  )
}
