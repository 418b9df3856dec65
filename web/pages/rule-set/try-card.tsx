import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { rulesWords } from '#wording/ui-rules'
import { problemText } from '../../api/problem-text.ts'
import { activateRuleSet, previewRules, type RuleSetAnswer } from '../../api/rule-sets.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { Effects } from './effects.tsx'

/** Before a version is put in force: what it would change. Only then it can be put in force, with a reason. */
export function TryCard({ answer, onDone }: { answer: RuleSetAnswer; onDone: (rebuilds: boolean) => void }) {
  const { t, format } = useWording(rulesWords)
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [far, setFar] = useState('')
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const preview = useMutation({
    mutationFn: () => {
      const control = new AbortController()
      stop.current = control
      return previewRules(answer.ruleSet, control.signal, (year, done, of) =>
        setFar(t.previewFar(year, format.number(done), format.number(of))),
      )
    },
  })
  async function activate(reason: string) {
    const { rebuilds } = await activateRuleSet(answer.code, { version: answer.version, reason, instead: answer.active })
    onDone(rebuilds)
    // Everything on every page may follow from a rule.
    await client.invalidateQueries()
  }
  return (
    <Card title={t.previewCard}>
      <p className="quiet">{t.previewHint}</p>
      {preview.data && <Effects years={preview.data} />}
      <p role="alert" className="field-error">
        {problemText(preview.error)}
      </p>
      <div className="rules-try-foot">
        {preview.isPending && <span role="status">{far || t.previewing}</span>}
        <Button look={preview.data ? 'plain' : 'primary'} busy={preview.isPending} onClick={() => preview.mutate()}>
          {t.preview}
        </Button>
        {preview.data && (
          <Button look="primary" onClick={() => setAsking(true)}>
            {t.activate}
          </Button>
        )}
      </div>
      {asking && (
        <ReasonDialog
          title={t.activateTitle(answer.name, answer.version)}
          label={t.activateReason}
          missing={t.reasonMissing}
          confirm={t.activate}
          onConfirm={activate}
          onClose={() => setAsking(false)}
        >
          <p>{t.activateLead}</p>
        </ReasonDialog>
      )}
    </Card>
  )
}
