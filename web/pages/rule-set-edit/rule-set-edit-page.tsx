import { useQuery } from '@tanstack/react-query'
import { Link, useBlocker, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RuleSet } from '#domain/ruleset'
import { nextCriterion } from '#domain/ruleset-criteria'
import { rulesWords } from '#wording/ui-rules'
import { ruleSetQuery, ruleSetsQuery, type RuleSetAnswer } from '../../api/rule-sets.ts'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { dropTaken, takeTaken } from '../rules/taken-in.ts'
import { withValue, wrongIn } from './draft.ts'
import { EditorContext } from './editor.ts'
import { TextField } from './fields.tsx'
import { CalendarRules, CheckRules, MonitoringRules } from './other-rules.tsx'
import { SaveCard } from './save-card.tsx'
import { ScoringRules } from './scoring-rules.tsx'
import '../../ui/records.css'
import '../rules/rules.css'
import './rule-set-edit.css'

/** Every parameter of a rule set; saved as a new version, or as a rule set of its own. */
export default function RuleSetEditPage() {
  const { t } = useWording(rulesWords)
  const { code } = useParams({ strict: false })
  const search = useSearch({ strict: false })
  const from = typeof search.from === 'string' ? search.from : undefined
  const active = useQuery({ ...ruleSetsQuery, enabled: code === undefined && from === undefined })
  const inForce = active.data?.active
  const [fromCode, fromVersion] = from?.split('@') ?? []
  const origin = code ?? fromCode ?? inForce?.code
  const newest = useQuery({ ...ruleSetQuery(origin ?? ''), enabled: origin !== undefined, staleTime: 0 })
  // The page of a version shows the one in force; what is edited is always the newest.
  const wanted = code === undefined ? Number(fromVersion ?? inForce?.version) : newest.data?.versions[0]!.version
  const query = useQuery({
    ...ruleSetQuery(origin ?? '', wanted),
    enabled: origin !== undefined && wanted !== undefined && newest.data !== undefined,
  })
  // What the draft began with stays: an answer that comes later, with whatever version, must not begin it anew.
  const place = code ?? from ?? ''
  const [start, setStart] = useState<{ place: string; answer: RuleSetAnswer } | null>(null)
  if (query.data && newest.isFetchedAfterMount && start?.place !== place) setStart({ place, answer: query.data })
  const held = start?.place === place ? start.answer : undefined
  const failed = [active, newest, query].find(one => one.isError) ?? query
  // A file that was chosen is for this form alone.
  const [taken] = useState(takeTaken)
  useEffect(() => dropTaken, [])
  const title = code === undefined ? t.form.newTitle : t.form.title
  return (
    <Page title={title}>
      <nav className="crumbs rules-crumbs">
        <Link to="/rules">{t.title}</Link>
        {code !== undefined && (
          <>
            {' / '}
            <Link to="/rules/$code" params={{ code }} search={{}}>
              {newest.data?.name ?? code}
            </Link>
          </>
        )}
      </nav>
      <div className="records-head">
        <h1>{title}</h1>
      </div>
      <DataState query={{ ...failed, data: held, error: held ? null : failed.error }} loading={<SkeletonRows rows={12} />}>
        {answer => <Form key={place} answer={answer} taken={taken} made={code !== undefined} />}
      </DataState>
    </Page>
  )
}

/** `made`: the code is there, and a version is added to it. */
function Form({ answer, taken, made }: { answer: RuleSetAnswer; taken: RuleSet | null; made: boolean }) {
  const from = answer.ruleSet
  const { t, lang } = useWording(rulesWords)
  const [draft, setDraft] = useState<RuleSet>(() => {
    if (taken && (!made || taken.code === from.code)) return taken
    return made ? from : { ...from, code: '' }
  })
  const first = useRef(draft)
  const saved = useRef(false)
  const set = useCallback((path: string, value: unknown) => setDraft(before => withValue(before, path, value)), [])
  const wrong = useMemo(() => wrongIn(draft, lang), [draft, lang])
  const given = useRef(0)
  const editor = useMemo(() => {
    const free = () => (given.current = Math.max(answer.nextCriterion, given.current + 1, nextCriterion(draft.processCriteria)))
    return { draft, wrong, set, nextCriterion: free }
  }, [draft, wrong, set, answer])
  useBlocker({
    shouldBlockFn: () => draft !== first.current && !saved.current && !confirm(t.form.leave),
    enableBeforeUnload: () => draft !== first.current && !saved.current,
  })
  return (
    <EditorContext value={editor}>
      <p className="records-lead">{made ? t.form.basedOn(from.name, from.version) : t.form.newLead(from.name)}</p>
      <div className="rule-editor">
        <div className="rule-cards">
          <section className="card rule-names">
            <TextField path="name" label={t.form.name} maxLength={200} className="rule-document" />
            {!made && <TextField path="code" label={t.form.code} hint={t.form.codeHint} maxLength={60} />}
          </section>
          <ScoringRules />
          <CheckRules />
          <MonitoringRules />
          <CalendarRules />
        </div>
        <SaveCard from={from} base={made ? from.version : null} onSaved={() => void (saved.current = true)} />
      </div>
    </EditorContext>
  )
}
