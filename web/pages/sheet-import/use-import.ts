import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { SheetChoices } from '#domain/sheet'
import { sendSheet, type Preview, type SheetPlace, type Source } from '../../api/sheets.ts'

/** One import from the file to the month: every choice is read anew by the server, the newest answer is shown. */
export function useImport() {
  const client = useQueryClient()
  const [state, setState] = useState<{
    source: Source | null
    choices: SheetChoices
    preview: Preview | null
    error: unknown
    busy: 'reading' | 'saving' | null
  }>({ source: null, choices: {}, preview: null, error: null, busy: null })
  const asked = useRef(0)

  async function send(place: SheetPlace, source: Source, choices: SheetChoices, dryRun: boolean) {
    const mine = ++asked.current
    setState(last => ({ ...last, source, choices, error: null, busy: dryRun ? 'reading' : 'saving' }))
    try {
      const preview = await sendSheet(place, source, choices, dryRun)
      if (mine !== asked.current) return
      setState(last => ({ ...last, preview, busy: null }))
      if (!dryRun) await client.invalidateQueries({ queryKey: ['projects', place.projectId] })
    } catch (error) {
      // What was read before stays, so that a wrong choice can be taken back.
      if (mine === asked.current) setState(last => ({ ...last, error, busy: null }))
    }
  }
  return {
    ...state,
    read: (place: SheetPlace, source: Source, choices: SheetChoices = {}) => send(place, source, choices, true),
    save: (place: SheetPlace, source: Source, choices: SheetChoices) => send(place, source, choices, false),
    clear() {
      asked.current++
      setState({ source: null, choices: {}, preview: null, error: null, busy: null })
    },
  }
}
