import { useQuery } from '@tanstack/react-query'
import { useBlocker, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { yearOf } from '#domain/month'
import { entryWords } from '#wording/ui-entry'
import { agenciesQuery } from '../../api/agencies.ts'
import { declaredQuery } from '../../api/declarations.ts'
import { historyQuery, monthQuery, type Step } from '../../api/months.ts'
import { sessionQuery } from '../../api/session.ts'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { EntryCards } from './entry-cards.tsx'
import { EntryGrid } from './entry-grid.tsx'
import { EntryHead } from './entry-head.tsx'
import { HandBar } from './hand-bar.tsx'
import { MoneySection } from './money-section.tsx'
import { QuestionsCard } from './questions-card.tsx'
import { ReviewCard } from './review-card.tsx'
import { SubmitBar } from './submit-bar.tsx'
import { useEntry, type EntryInput } from './use-entry.ts'
import { useKeys } from './use-keys.ts'
import { useSave } from './use-save.ts'
import './entry-page.css'

const nobody: ReadonlyMap<number, string> = new Map()

/** A month of a project: every indicator and every sub-project's money, typed, previewed, saved, handed in. */
export default function EntryPage() {
  const { t, format } = useWording(entryWords)
  const { id, month } = useParams({ from: '/projects/$id/months/$month' })
  const projectId = Number(id)
  const project = useQuery(declaredQuery(projectId))
  const entries = useQuery(monthQuery(projectId, month))
  const history = useQuery(historyQuery(projectId))
  const session = useQuery(sessionQuery)
  const agencies = useQuery(agenciesQuery).data
  const names = useMemo(() => (agencies ? new Map(agencies.items.map(row => [row.id, row.name])) : nobody), [agencies])
  const queries = [project, entries, history, session]
  const ready = project.data && entries.data && history.data && session.data
  const all = {
    data: ready
      ? { project: project.data, entries: entries.data, history: history.data, session: session.data, month, names }
      : undefined,
    error: queries.find(query => query.error)?.error,
    isFetching: queries.some(query => query.isFetching),
    refetch: () => Promise.all(queries.map(query => query.refetch())),
  }
  const title = project.data ? `${t.title(yearOf(month), format.month(month))} · ${project.data.name}` : t.columns.now
  return (
    <Page title={title} sample={project.data?.sample ?? false} className="entry-page">
      <DataState query={all} loading={<SkeletonRows rows={14} />}>
        {data => <EntryMonth key={`${projectId}.${month}`} {...data} />}
      </DataState>
    </Page>
  )
}

function EntryMonth(input: EntryInput) {
  const { t, lang } = useWording(entryWords)
  const width = useWidth()
  const entry = useEntry(input)
  const { saving, save, move } = useSave(entry)
  const [step, setStep] = useState<Step | null>(null)
  // What was just done, until another row is taken in hand.
  const [words, setWords] = useState<{ text: string; at: string | null }>({ text: '', at: null })
  // A row's key, or the budget light: one explanation open at a time.
  const [asked, onAsk] = useState<string | null>(null)
  const [first] = useState(() => entry.points.map(point => point.key))
  const { dirty } = entry
  useBlocker({ shouldBlockFn: () => dirty > 0 && !confirm(t.leave), enableBeforeUnload: () => dirty > 0 })
  async function submit() {
    if (!entry.editable) return
    if (!entry.ownMoney) return void save()
    if (entry.points.length > 0) return keys.next()
    if (await save()) setStep('submit')
  }
  const keys = useKeys(entry, {
    lang,
    save: () => void save(),
    submit: () => void submit(),
    onPasted: (count, lost) => setWords({ text: t.pasted(count, lost), at: keys.inHand }),
    onFilled: count => setWords({ text: t.filledDown(count), at: keys.inHand }),
  })
  const { inHand, picked, onReveal, handlers } = keys
  const said = picked.count > 0 ? t.hand.picked(picked.fields.size, picked.count) : words.at === inHand ? words.text : ''
  return (
    <>
      <EntryHead entry={entry} asked={asked} onAsk={onAsk} />
      {entry.entries.report.state === 'submitted' && input.session.rights.includes('approve') && <ReviewCard entry={entry} />}
      {entry.entries.report.state === 'submitted' && (
        <QuestionsCard projectId={entry.project.id} month={entry.month} editable={false} />
      )}
      {/* The keys of the cells inside; the container itself is no control. */}
      <div {...handlers}>
        {width !== 'phone' && entry.editable && <HandBar entry={entry} inHand={inHand} words={said} />}
        {entry.rows.length === 0 ? (
          <p className="entry-banner">{t.noIndicators}</p>
        ) : width === 'phone' ? (
          <EntryCards entry={entry} inHand={inHand} first={first} asked={asked} onAsk={onAsk} />
        ) : (
          <EntryGrid {...{ entry, width, inHand, asked, onAsk, onReveal }} picked={picked.fields} />
        )}
        <MoneySection entry={entry} inHand={inHand} picked={picked.fields} />
        {width !== 'phone' && (
          <footer className="page-foot">
            {Object.values(t.marks).map(text => (
              <span key={text}>{text}</span>
            ))}
          </footer>
        )}
        {entry.entries.report.state !== 'submitted' && (
          <QuestionsCard projectId={entry.project.id} month={entry.month} editable={entry.editable} />
        )}
        <SubmitBar
          entry={entry}
          saving={saving}
          save={save}
          move={move}
          goTo={keys.goTo}
          next={() => void keys.next()}
          step={step}
          setStep={setStep}
        />
      </div>
    </>
  )
}
