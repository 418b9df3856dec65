import { useLocation, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { stateWords } from '#wording/ui-states'
import { droppedOf } from '../search.ts'
import { Button } from './button.tsx'
import { useWording } from './language.tsx'

/** As it was typed or followed: the router tidies what nobody can read out of it. */
const asked = location.search
const opened = location.pathname

/** An address half understood says which half, until one goes elsewhere. */
export function DroppedNote() {
  const { t, format } = useWording(stateWords)
  const { pathname } = useLocation()
  const read = useSearch({ strict: false })
  const [names] = useState(() => droppedOf(asked, read))
  const [seen, setSeen] = useState(false)
  if (seen || names.length === 0 || pathname !== opened) return null
  return (
    <div className="dropped-note no-print" role="status">
      <p>{t.dropped(format.list(names))}</p>
      <Button look="text" size="small" onClick={() => setSeen(true)}>
        {t.dismiss}
      </Button>
    </div>
  )
}
