import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { monthQuery, moveReport, saveActuals, saveExpenditures, type MonthEntries, type Step } from '../../api/months.ts'
import { ProblemError } from '../../api/problem.ts'
import { afterActuals, afterMoney } from './after-save.ts'
import { actualsToSend, moneyToSend, placeProblems, type Batch } from './to-send.ts'
import type { Entry } from './use-entry.ts'

export type Saving = {
  status: 'idle' | 'saving' | 'saved' | 'failed'
  at: number | null
  /** What the server said, where it has no cell of its own. */
  messages: string[]
}

/** Saves what is typed (values in one request, money in another), and moves the report one step. */
export function useSave(entry: Entry) {
  const { project, month, session, dispatch } = entry
  const client = useQueryClient()
  const [saving, setSaving] = useState<Saving>({ status: 'idle', at: null, messages: [] })
  const monthKey = monthQuery(project.id, month).queryKey
  const put = (change: (entries: MonthEntries) => MonthEntries) =>
    client.setQueryData(monthKey, (now: MonthEntries | undefined) => now && change(now))
  const by = () => ({ at: Date.now(), name: session.user.name })

  /** A refusal at its cells; 409 and 423 show themselves once the month is read again. */
  async function refused(error: unknown, batch: Batch<unknown>): Promise<string[]> {
    if (!(error instanceof ProblemError)) throw error
    if (error.status === 409 || error.status === 423) await client.refetchQueries({ queryKey: monthKey })
    if (error.status === 409) return [error.detail]
    const { messages, elsewhere } = placeProblems(error.problems, batch.keys)
    dispatch({ type: 'refused', messages })
    if (error.status === 0) return ['offline']
    return [...elsewhere, ...(Object.keys(messages).length ? [] : [error.detail || error.title])].filter(text => text !== '')
  }

  async function send<E>(batch: Batch<E>, request: () => Promise<(now: MonthEntries) => MonthEntries>): Promise<string[]> {
    if (batch.entries.length === 0) return []
    try {
      put(await request())
      dispatch({ type: 'saved', sent: batch.sent })
      return []
    } catch (error) {
      const messages = await refused(error, batch)
      return messages.length ? messages : ['']
    }
  }

  async function save(): Promise<boolean> {
    if (saving.status === 'saving' || !entry.editable) return false
    const actuals = actualsToSend(entry.rows, entry.readings, entry.state)
    const money = moneyToSend(entry.money, entry.moneyReadings, entry.state)
    if (actuals.entries.length + money.entries.length === 0) return entry.dirty === 0
    setSaving(now => ({ ...now, status: 'saving', messages: [] }))
    const messages = [
      ...(await send(actuals, async () =>
        afterActuals(actuals.entries, await saveActuals(project.id, month, actuals.entries), by()),
      )),
      ...(await send(money, async () =>
        afterMoney(money.entries, await saveExpenditures(project.id, month, money.entries), by()),
      )),
    ]
    setSaving({ status: messages.length ? 'failed' : 'saved', at: Date.now(), messages: messages.filter(text => text !== '') })
    await Promise.all([
      client.invalidateQueries({ queryKey: ['projects', project.id] }),
      client.invalidateQueries({ queryKey: ['overview'] }),
    ])
    return messages.length === 0
  }

  async function move(step: Step, opinion: string): Promise<void> {
    const report = await moveReport(project.id, month, step, opinion, entry.entries.report.version)
    put(now => ({ ...now, report }))
    await Promise.all([
      client.invalidateQueries({ queryKey: ['todos'] }),
      client.invalidateQueries({ queryKey: ['projects', project.id] }),
      client.invalidateQueries({ queryKey: ['overview'] }),
    ])
  }

  // A save that found no connection is tried again by itself as soon as it is back; what nobody saved stays a draft.
  const again = useRef<() => void>(() => {})
  useEffect(() => {
    again.current = () => void (saving.status === 'failed' && save())
  })
  useEffect(() => {
    const retry = () => again.current()
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [])
  return { saving, save, move }
}
