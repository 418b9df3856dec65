import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { sayProblem } from '#wording/refusals'
import { rulesWords } from '#wording/ui-rules'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { putTaken, readFile } from './taken-in.ts'

type Wrong = { lead: string; items: string[] }
const mostTold = 20

/** Chooses a file and opens the editor with it: what it would change is seen before it is kept. */
export function ImportRules({ known, onWrong }: { known: readonly string[]; onWrong: (wrong: Wrong | null) => void }) {
  const { t, lang, format } = useWording(rulesWords)
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  async function open(file: File | undefined) {
    if (!file) return
    setBusy(true)
    const read = readFile(await file.text())
    setBusy(false)
    if (!read.ok) {
      const items =
        read.problems?.slice(0, mostTold).map(one => format.named(one.path, sayProblem(lang, one.code, one.params))) ?? []
      return onWrong({ lead: read.problems ? t.importWrong(read.problems.length) : t.importBroken, items })
    }
    onWrong(null)
    putTaken(read.rules)
    const { code } = read.rules
    if (known.includes(code)) await navigate({ to: '/rules/$code/edit', params: { code } })
    else await navigate({ to: '/rules/new', search: {} })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t.importHint}
        onChange={event => {
          void open(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button title={t.importHint} busy={busy} onClick={() => input.current?.click()}>
        {t.import}
      </Button>
    </>
  )
}

export function ImportWrong({ wrong }: { wrong: Wrong | null }) {
  if (!wrong) return null
  return (
    <div className="rules-wrong" role="alert">
      <p>{wrong.lead}</p>
      <ul>
        {wrong.items.map(item => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}
export type { Wrong }
