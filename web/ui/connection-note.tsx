import { useEffect, useState } from 'react'
import { stateWords } from '#wording/ui-states'
import { lastAnswer } from '../api/connection.ts'
import { useWording } from './language.tsx'
import { useOffline } from './use-connection.ts'
import { whenText } from './when.ts'
import './connection-note.css'

/** How long the good news stays. */
const aMoment = 5000

/** Says calmly that the server cannot be reached, what one sees meanwhile, and that it is back. It moves nothing on the page. */
export function ConnectionNote() {
  const { t } = useWording(stateWords)
  const offline = useOffline()
  const back = useBack(offline)
  return (
    <div className={offline ? 'connection-note lost' : 'connection-note'} role="status">
      {offline ? <p>{t.offlineNote(whenText(lastAnswer()))}</p> : back ? <p>{t.onlineNote}</p> : null}
    </div>
  )
}

function useBack(offline: boolean): boolean {
  const [back, setBack] = useState(false)
  const [was, setWas] = useState(offline)
  if (was !== offline) {
    setWas(offline)
    setBack(was)
  }
  useEffect(() => {
    if (!back) return
    const timer = setTimeout(() => setBack(false), aMoment)
    return () => clearTimeout(timer)
  }, [back])
  return back
}
