import { useQueryClient } from '@tanstack/react-query'
import type { Gap } from '#domain/progress'
import { projectWords } from '#wording/ui-project'
import { ProblemError } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { useWord, useWording } from '../../ui/language.tsx'

type Props = {
  gap: Gap
  writing: { isPending: boolean; isError: boolean; isSuccess: boolean; error: unknown }
  onMine: (theirVersion: number) => void
  onTheirs: () => void
  /** Takes the last writing back; null when there is nothing to take back. */
  onUndo: (() => void) | null
}

/** Saving, saved, refused; and when somebody else was faster, what they wrote and whose shall hold. */
export function GapState({ gap, writing, onMine, onTheirs, onUndo }: Props) {
  const { t } = useWording(projectWords)
  const wordOf = useWord()
  const client = useQueryClient()
  const theirs = theirsOf(writing.error)
  if (theirs) {
    const said = [
      ...theirs.causes.map(cause => t.gaps.cause[cause as keyof typeof t.gaps.cause] ?? cause),
      theirs.likelihood === null ? '' : wordOf(`likelihood.${theirs.likelihood}`),
      theirs.note,
    ].filter(Boolean)
    return (
      <span className="gap-conflict" role="alert">
        {t.gaps.conflict} {said.join(' · ') || t.gaps.unknown}{' '}
        <Button size="small" onClick={() => onMine(theirs.version)}>
          {t.gaps.mine}
        </Button>{' '}
        <Button
          size="small"
          onClick={() => {
            onTheirs()
            void client.invalidateQueries({ queryKey: ['projects', gap.projectId] })
          }}
        >
          {t.gaps.theirs}
        </Button>
      </span>
    )
  }
  if (writing.isError) {
    const detail = writing.error instanceof ProblemError ? writing.error.detail : ''
    return (
      <span role="alert" className="text-behind">
        {t.gaps.failed} {detail}
      </span>
    )
  }
  return (
    <span>
      <span role="status">{writing.isPending ? t.gaps.saving : writing.isSuccess ? t.gaps.saved : ''}</span>
      {writing.isSuccess && onUndo && (
        <>
          {' · '}
          <button type="button" className="link-button" onClick={onUndo}>
            {t.gaps.undo}
          </button>
        </>
      )}
    </span>
  )
}

/** The other person's writing in a 409: `conflicts[0].theirs`. */
function theirsOf(error: unknown): Gap | null {
  if (!(error instanceof ProblemError) || error.status !== 409) return null
  const [first] = Array.isArray(error.body.conflicts) ? (error.body.conflicts as { theirs?: Gap }[]) : []
  return first?.theirs ?? null
}
