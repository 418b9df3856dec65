/** The ruler that carries the sign-in page: quarters, months, weeks, and the frame on the month being reported. */
export function YearRuler({
  month,
  names,
  label,
  progress,
}: {
  month: number
  names: string[]
  label: string
  progress: string
}) {
  const x = (month - 1) * 100
  return (
    <div className="year-ruler" role="img" aria-label={label}>
      <svg viewBox="0 0 1201 84" preserveAspectRatio="none" aria-hidden="true">
        <g className="ticks">
          <path d="M0 .5h1201" />
          {Array.from({ length: 13 }, (_, edge) => (
            <path key={edge} d={`M${edge * 100 + 0.5} 0v${edge % 3 ? 24 : 34}`} />
          ))}
        </g>
        <g className="weeks">
          {Array.from({ length: 12 }, (_, index) => (
            <path key={index} d={`M${index * 100 + 25.5} 0v9m25-9v14m25-14v9`} />
          ))}
        </g>
        <path className="frame" d={`M${x + 0.5} 1h100v65h-100z`} />
      </svg>
      <div className="year-ruler-names" aria-hidden="true">
        {names.map((name, index) => (
          <span key={name} className={index + 1 === month ? 'on' : undefined}>
            {name}
          </span>
        ))}
      </div>
      <span
        className={month > 8 ? 'year-ruler-progress before' : 'year-ruler-progress'}
        style={{ left: `${((month > 8 ? month - 1 : month) / 12) * 100}%` }}
        aria-hidden="true"
      >
        {progress}
      </span>
    </div>
  )
}
