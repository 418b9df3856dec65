import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { keptRuleSetSchema, ruleSetSchema, type RuleSet } from '#domain/ruleset'
import { sayDifference } from '#wording/rule-set'
import { rulesWords } from '#wording/ui-rules'
import { problemText } from '../../api/problem-text.ts'
import { ProblemError } from '../../api/problem.ts'
import { saveRuleSet } from '../../api/rule-sets.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { ChangesTable } from '../rule-set/changes-table.tsx'
import { useEditor } from './editor.ts'

type Props = {
  /** What the draft is compared with; `base` is its version, null where the code is new. */
  from: RuleSet
  base: number | null
  onSaved: () => void
}

/** What was changed so far, in words; why; and keeping it. Somebody quicker is told with what differs. */
export function SaveCard({ from, base: first, onSaved }: Props) {
  const { t, lang } = useWording(rulesWords)
  const client = useQueryClient()
  const navigate = useNavigate()
  const { draft, wrong } = useEditor()
  const [base, setBase] = useState(first)
  const [against, setAgainst] = useState(from)
  const [reason, setReason] = useState('')
  const [strict, setStrict] = useState(false)
  const save = useMutation({
    mutationFn: () => saveRuleSet({ ruleSet: draft, base, reason: reason.trim() }),
    onSuccess: async ({ code, version }) => {
      onSaved()
      await client.invalidateQueries({ queryKey: ['rule-sets'] })
      await navigate({ to: '/rules/$code', params: { code }, search: { version } })
    },
  })
  const read = ruleSetSchema.safeParse(draft)
  const changes = read.success ? sayDifference(lang, against, read.data) : null
  const theirs = conflictOf(save.error)
  return (
    <Card title={t.form.changes} className="rule-save">
      {wrong.size > 0 ? (
        <p className="field-error" role="status">
          {t.form.wrong(wrong.size)}
        </p>
      ) : changes?.length ? (
        <div className="rule-changes">
          <ChangesTable changes={changes} />
        </div>
      ) : (
        <p className="quiet">{t.form.noChanges}</p>
      )}
      <Field label={t.form.reason} error={strict && reason.trim() === '' ? t.reasonMissing : null}>
        {given => (
          <textarea
            {...given}
            className="input"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
      {theirs ? (
        <div role="alert">
          <p>{t.form.stale(theirs.version, t.form.somebody)}</p>
          {read.success && <ChangesTable changes={sayDifference(lang, theirs, read.data)} />}
          <Button
            onClick={() => {
              setBase(theirs.version)
              setAgainst(theirs)
              save.reset()
            }}
          >
            {t.form.goOn(theirs.version)}
          </Button>
        </div>
      ) : (
        <p className="field-error" role="alert">
          {problemText(save.error)}
        </p>
      )}
      <Button
        look="primary"
        busy={save.isPending}
        onClick={() => {
          setStrict(true)
          if (wrong.size === 0 && reason.trim() !== '') save.mutate()
        }}
      >
        {base === null ? t.form.saveNew : t.form.save}
      </Button>
    </Card>
  )
}

/** The version somebody else kept meanwhile. */
function conflictOf(error: unknown): RuleSet | null {
  if (!(error instanceof ProblemError) || error.status !== 409) return null
  const read = keptRuleSetSchema.safeParse(error.body.theirs)
  return read.success ? read.data : null
}
