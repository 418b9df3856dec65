/** Whether the server can be reached: the browser's own word, and a look at /health when a request got no answer. */
type Connection = 'there' | 'lost'

const everySoOften = 4000
const listeners = new Set<() => void>()
let now: Connection = navigator.onLine ? 'there' : 'lost'
/** When the server answered last: what is on the screen is no newer. */
let answered = Date.now()
let looking: ReturnType<typeof setTimeout> | undefined
let asking = false

export const connection = (): Connection => now
export const lastAnswer = (): number => answered

export function onConnection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function become(next: Connection): void {
  if (next === 'there') answered = Date.now()
  clearTimeout(looking)
  if (next === 'lost') looking = setTimeout(() => void look(), everySoOften)
  if (next === now) return
  now = next
  for (const listener of listeners) listener()
}

/** A request was answered, whatever the answer: the server is there. */
export function heard(): void {
  if (now === 'lost') become('there')
  else answered = Date.now()
}

/** A request got no answer. One lost request is no lost connection, so the server is asked. */
export async function look(): Promise<void> {
  if (asking) return
  asking = true
  const there = await fetch('/health', { cache: 'no-store' }).then(
    () => true,
    () => false,
  )
  asking = false
  become(there ? 'there' : 'lost')
}

addEventListener('offline', () => become('lost'))
addEventListener('online', () => void look())
