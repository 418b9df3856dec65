/** A month that can no longer be changed; the words beside it or in its label say so. */
export function LockMark({ size = 8 }: { size?: number }) {
  return (
    <svg className="lock-mark" width={size} height={size} viewBox="0 0 8 8" aria-hidden="true">
      <path d="M1 3.5h6V8H1z" />
      <path d="M2.2 3.5V2.4a1.8 1.8 0 0 1 3.6 0v1.1" fill="none" stroke="currentcolor" strokeWidth="1" />
    </svg>
  )
}
