import type { FailureKind } from './failure-kind.ts'

type Kind = FailureKind | 'empty'

/** The page's own ruler, showing in a few lines what is wrong with it. Decoration: the words beside it say the same. */
export function StateRuler({ kind }: { kind: Kind }) {
  const broken = kind === 'offline' || kind === 'notLoaded' || kind === 'slow'
  return (
    <svg className="state-ruler" width="169" height="36" viewBox="0 0 169 36" fill="none" aria-hidden="true">
      <g stroke="var(--faint)">
        <path d={broken ? 'M.5 8.5h77m14 0h77' : 'M.5 8.5h168'} strokeDasharray={kind === 'slow' ? '3 3' : undefined} />
        {Array.from({ length: 13 }, (_, edge) =>
          broken && edge === 6 ? null : (
            <path
              key={edge}
              d={`M${edge * 14 + 0.5} 8.5v${edge % 3 ? 7 : 11}`}
              transform={kind === 'crash' && edge === 7 ? `rotate(38 ${edge * 14} 8)` : undefined}
            />
          ),
        )}
      </g>
      {kind === 'empty' && <path d="M.5 4.5h14v22H.5z" stroke="var(--accent)" strokeWidth="1.5" />}
      {(kind === 'absent' || kind === 'address') && (
        <path d="M154.5 4.5h14v22h-14z" stroke="var(--accent)" strokeWidth="1.5" strokeDasharray="3 2.5" />
      )}
      {kind === 'forbidden' && (
        <g stroke="var(--accent)" strokeWidth="1.5">
          <path d="M77 16.5h15v12H77z" fill="var(--surface)" />
          <path d="M80 16.5v-4a4.5 4.5 0 0 1 9 0v4" />
        </g>
      )}
    </svg>
  )
}
