import { useState } from 'react'
import { checkWords } from '#wording/ui-check'
import { commonWords } from '#wording/ui-common'
import { checkCopy, type Brought, type CheckAnswer } from '../../api/check.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { Segments } from '../../ui/segments.tsx'
import { CheckSummary } from './check-summary.tsx'
import { CheckTable } from './check-table.tsx'
import { at, notesOf, type Note } from './notes.ts'

type Props = { answer: CheckAnswer; brought: Brought; again: string; onAgain: () => void }

/** One file's tables, one at a time: the paper with its notes, beside it what they come to. */
export function CheckedView({ answer, brought, again, onAgain }: Props) {
  const { name } = brought
  const { t } = useWording(checkWords)
  const [shown, setShown] = useState('0')
  const tables = [answer, ...answer.others]
  const table = tables[Number(shown)] ?? answer
  const notes = notesOf(table)
  const whole = at(notes, { kind: 'whole' }).length
  const { project, agency, kind } = table.read
  return (
    <>
      <div className="records-head check-head">
        <div>
          <p className="check-file">{[name || (project ?? agency ?? t.title), t.saved].join(' · ')}</p>
          <h1>{notes.length === 0 ? t.clean : t.found(notes.length - whole, whole)}</h1>
        </div>
        <span className="check-acts no-print">
          <Button onClick={onAgain}>{again}</Button>
          {notes.length > 0 && <CopyNotes notes={notes} />}
          <SendBack brought={brought} />
        </span>
      </div>
      {tables.length > 1 && (
        <div className="check-tables no-print">
          <Segments
            label={t.tables}
            options={tables.map(({ read }, i) => ({ value: String(i), text: t.tableName(i + 1, read.project) }))}
            value={shown}
            onChange={setShown}
          />
        </div>
      )}
      {kind !== 'selfEvaluation' && <p className="records-lead">{kind === 'declaration' ? t.declaration : t.monitoring}</p>}
      <div className="check-lay">
        <CheckTable table={table} notes={notes} />
        <CheckSummary table={table} notes={notes} />
      </div>
    </>
  )
}

/** The file itself with its notes. */
function SendBack({ brought }: { brought: Brought }) {
  const { t } = useWording(checkWords)
  const { t: common } = useWording(commonWords)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  async function fetchCopy() {
    setBusy(true)
    setFault(null)
    try {
      const { file, name } = await checkCopy(brought)
      saveFile(file, name)
    } catch (error) {
      setFault(problemText(error) ?? common.offline)
    }
    setBusy(false)
  }
  return (
    <>
      <Button look="primary" busy={busy} onClick={() => void fetchCopy()}>
        {busy ? t.copying : t.sendBack}
      </Button>
      {fault && (
        <span role="alert" className="field-error">
          {fault}
        </span>
      )}
    </>
  )
}

/** The notes as text, to be sent back with the table. */
function CopyNotes({ notes }: { notes: Note[] }) {
  const { t, format } = useWording(checkWords)
  const [done, setDone] = useState(false)
  const lines = notes.map(({ number, message, where }) =>
    t.note(number, where ? format.beside(message, t.place(where.sheet, where.line, where.cell)) : message),
  )
  return (
    <Button onClick={() => void navigator.clipboard.writeText(lines.join('\n')).then(() => setDone(true))}>
      <span aria-live="polite">{done ? t.copied : t.copy}</span>
    </Button>
  )
}
