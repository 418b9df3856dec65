import { useState } from 'react'

/** What stands in a field that saves by itself: what is being typed outlives the answer to an earlier save;
 * once sent it gives way as soon as an answer changes the stored text. */
export function useTyped(stored: string) {
  const [typed, setTyped] = useState<string | null>(null)
  const [sent, setSent] = useState(false)
  const [seen, setSeen] = useState(stored)
  if (seen !== stored) {
    setSeen(stored)
    if (sent) setTyped(null)
    setSent(false)
  }
  return {
    text: typed ?? stored,
    type: (text: string) => {
      setTyped(text)
      setSent(false)
    },
    sent: () => setSent(true),
    takeBack: () => setTyped(null),
  }
}
