import { useState } from 'react'
import { declarationWords } from '#wording/ui-declaration'
import { useWording } from '../../ui/language.tsx'
import { MoneyInput, NumberInput, SelectInput, TextInput, useFault } from './inputs.tsx'
import { textAt, type Path } from './path.ts'
import { toPlain, toRich } from './plain-rich.ts'
import { useReview } from './review-context.ts'

type FieldName = keyof (typeof declarationWords)['zh-CN']['fields']
const rich = new Set<Path>(['overview', 'basis', 'necessity', 'safeguards', 'plan', 'overallObjective', 'annualObjective'])
const yesNo = new Set<Path>(['governmentProcurement', 'purchaseOfServices'])
const isField = (path: Path, names: object): path is FieldName => path in names

/** Fields of the form's head: what a line held, or what the form does not have. */
export function FieldRow({ paths }: { paths: readonly Path[] }) {
  const { t } = useWording(declarationWords)
  return (
    <div className="review-fields">
      {paths.map(path => {
        const label = isField(path, t.fields) ? t.fields[path] : path
        return (
          <div key={path} className={rich.has(path) ? 'review-labelled wide' : 'review-labelled'}>
            <span className="review-label">{label}</span>
            <OneField path={path} label={label} />
          </div>
        )
      })}
    </div>
  )
}

function OneField({ path, label }: { path: Path; label: string }) {
  const { t } = useWording(declarationWords)
  if (rich.has(path)) return <RichField path={path} label={label} />
  if (path === 'year') return <NumberInput path={path} label={label} empty={0} className="short" />
  if (path === 'budgetTotal' || path.startsWith('priorYear.')) return <MoneyInput path={path} label={label} />
  if (yesNo.has(path)) {
    const options = [
      { value: true, text: t.yes },
      { value: false, text: t.no },
      { value: null, text: t.unknown },
    ]
    return <SelectInput path={path} label={label} options={options} className="short" />
  }
  return <TextInput path={path} label={label} />
}

/** Long text: one line to read, a textarea to edit; only what was changed is written back as plain paragraphs. */
function RichField({ path, label }: { path: Path; label: string }) {
  const { t } = useWording(declarationWords)
  const { state, dispatch } = useReview()
  const { given, below } = useFault(path)
  const [open, setOpen] = useState(false)
  const text = toPlain(textAt(state.declaration, path))
  return (
    <span className="review-field">
      <span className="review-rich">
        {open ? null : <span className="clip">{text || <span className="quiet">{t.unknown}</span>}</span>}
        <button
          type="button"
          className="link-button"
          aria-expanded={open}
          aria-label={`${open ? t.done : t.edit} ${label}`}
          onClick={() => setOpen(!open)}
        >
          {open ? t.done : t.edit}
        </button>
      </span>
      {open && (
        <textarea
          {...given}
          className="input"
          aria-label={label}
          rows={8}
          defaultValue={text}
          onChange={event => dispatch({ type: 'set', path, value: toRich(event.target.value) })}
        />
      )}
      {below}
    </span>
  )
}
