import { useMutation, useQueryClient } from '@tanstack/react-query'
import { accountsWords } from '#wording/ui-accounts'
import { endSessionsOf, removeSecondFactor, unlockUser, type User } from '../../api/accounts.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { errorText } from './error-text.ts'

/** What is done at once, beside the form: the lock, the sessions, a lost second factor. */
export function GuardActs({ user, gives }: { user: User; gives: boolean }) {
  const { t } = useWording(accountsWords)
  const client = useQueryClient()
  const act = useMutation({
    mutationFn: (run: (id: number) => Promise<unknown>) => run(user.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  })
  const locked = gives && user.lockedUntil !== null
  const factor = gives && user.secondFactor
  if (!locked && !factor && user.sessions === 0) return null
  return (
    <>
      <div className="dialog-acts">
        {locked && (
          <Button size="small" onClick={() => act.mutate(unlockUser)}>
            {t.unlock}
          </Button>
        )}
        {user.sessions > 0 && (
          <Button size="small" onClick={() => act.mutate(endSessionsOf)}>
            {t.endSessions}
          </Button>
        )}
        {factor && (
          <Button size="small" look="danger" onClick={() => confirm(t.sureFactor) && act.mutate(removeSecondFactor)}>
            {t.removeFactor}
          </Button>
        )}
      </div>
      <p className="quiet" role="status">
        {act.isSuccess ? t.done : act.error ? errorText(act.error, t.failed) : ''}
      </p>
    </>
  )
}
