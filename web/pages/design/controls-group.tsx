import { useState } from 'react'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Why } from '../../ui/why.tsx'
import { Group, Specimen } from './specimen.tsx'

const looks = ['primary', 'plain', 'text', 'danger'] as const

/** Everything that is pressed or typed into. */
export function ControlsGroup() {
  const [view, setView] = useState<'rate' | 'goal'>('rate')
  const [dialog, setDialog] = useState(false)
  return (
    <Group id="controls" title="Controls" file="web/ui/button.tsx · field.tsx · dialog.tsx · search-box.tsx · why.tsx">
      {looks.map(look => (
        <Specimen key={look} name={`Button ${look}`} note="large, normal, small, busy, disabled">
          <Button look={look} size="large">
            Submit
          </Button>
          <Button look={look}>Submit</Button>
          <Button look={look} size="small">
            Submit
          </Button>
          <Button look={look} busy>
            Submit
          </Button>
          <Button look={look} disabled>
            Submit
          </Button>
        </Specimen>
      ))}
      <Specimen name="ButtonLink, a">
        <ButtonLink to="/design">ButtonLink</ButtonLink> <a href="#controls">a link</a>
        <button type="button" className="link-button">
          .link-button
        </button>
      </Specimen>
      <Specimen name="Segments">
        <Segments
          label="Segments"
          options={[
            { value: 'rate', text: '预算执行率' },
            { value: 'goal', text: '目标进度' },
          ]}
          value={view}
          onChange={setView}
        />
      </Specimen>
      <Specimen name="Field" note="plain, with hint, wrong, disabled, read-only, select, long text">
        <div className="design-fields">
          <Field label="Plain">{given => <input {...given} className="input" defaultValue="80万" />}</Field>
          <Field label="With a hint" hint="2000 to 2100">
            {given => <input {...given} className="input" placeholder="2021" />}
          </Field>
          <Field label="Wrong" error="The denominator may not be 0.">
            {given => <input {...given} className="input" defaultValue="0" />}
          </Field>
          <Field label="Disabled">{given => <input {...given} className="input" disabled defaultValue="41,000" />}</Field>
          <Field label="Read-only">{given => <input {...given} className="input" readOnly defaultValue="41,000" />}</Field>
          <Field label="Select">
            {given => (
              <select {...given} className="input">
                <option>2021</option>
                <option>2020</option>
              </select>
            )}
          </Field>
          <Field label="Long text">{given => <textarea {...given} className="input" rows={3} defaultValue="示例数据" />}</Field>
        </div>
      </Specimen>
      <Specimen name="SearchBox" note="arrow keys, Enter, Esc">
        <SearchBox />
      </Specimen>
      <Specimen name="LanguageSwitch">
        <LanguageSwitch label="Language" />
      </Specimen>
      <Specimen name="Why" note="the rule in place; Esc closes">
        <Why summary="21.00 ÷ 46.67 = 45%">The verdict, its rule, its inputs.</Why>
      </Specimen>
      <Specimen name="Dialog" note="focus stays inside and comes back">
        <Button onClick={() => setDialog(true)}>Open</Button>
        {dialog && (
          <Dialog
            title="Dialog"
            onClose={() => setDialog(false)}
            foot={
              <>
                <Button onClick={() => setDialog(false)}>Cancel</Button>
                <Button look="primary" onClick={() => setDialog(false)}>
                  OK
                </Button>
              </>
            }
          >
            <Field label="Reason">{given => <input {...given} className="input" />}</Field>
          </Dialog>
        )}
      </Specimen>
    </Group>
  )
}
