/** The mark: a ruler with its sliding frame. */
export function Mark({ height = 20 }: { height?: number }) {
  return (
    <svg
      className="mark"
      width={height * 1.2}
      height={height}
      viewBox="0 0 24 20"
      fill="none"
      stroke="var(--accent)"
      aria-hidden="true"
    >
      <path d="M1 4.5h22v11H1z" strokeWidth="1.5" />
      <path d="M4.2 4.5v4M7.4 4.5v6M10.6 4.5v4M20.4 4.5v4" strokeWidth="1.2" />
      <path d="M13.8 2.5h3.8v15h-3.8z" fill="var(--surface)" strokeWidth="1.6" />
    </svg>
  )
}
