import type { ReactNode } from 'react'
import { originOf, type RuleKey } from '#domain/ruleset'
import { standings } from '#domain/vocabulary-ruleset'
import { ruleSetWords } from '#wording/rule-set'
import { rulesWords } from '#wording/ui-rules'
import { useWording } from '../../ui/language.tsx'
import { useEditor } from './editor.ts'
import { ChoiceField, TextField } from './fields.tsx'

/** One rule: its parameters, what is wrong with them together, and the document and clause it comes from. */
export function RuleBlock({ rule, note, children }: { rule: RuleKey; note?: ReactNode; children: ReactNode }) {
  const { t } = useWording(rulesWords)
  const { t: words } = useWording(ruleSetWords)
  const { draft, wrong, set } = useEditor()
  const known = draft.origins[rule] !== undefined
  const origin = `origins.${rule}`
  return (
    <fieldset className="rule-block">
      <legend>{words.titles[rule]}</legend>
      {note}
      {children}
      <p className="field-error" role="alert">
        {wrong.get(rule)}
      </p>
      {known ? (
        <div className="rule-origin">
          <ChoiceField
            path={`${origin}.standing`}
            label={t.form.standing}
            choices={standings.map(value => ({ value, text: words.standings[value] }))}
          />
          <TextField path={`${origin}.document`} label={t.form.document} maxLength={200} empty={null} className="rule-document" />
          <TextField path={`${origin}.clause`} label={t.form.clause} maxLength={100} empty={null} />
        </div>
      ) : (
        <button type="button" className="link-button" onClick={() => set(origin, originOf(draft, rule))}>
          {t.form.standing}
        </button>
      )}
    </fieldset>
  )
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="rule-row">{children}</div>
}
