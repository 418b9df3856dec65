import { useEffect, useState } from 'react'
import { contrast, markPairs, plain, textPairs } from './contrast.ts'
import { Group, Specimen } from './specimen.tsx'

const fills = [
  'bg',
  'surface',
  'line',
  'line-strong',
  'hairline',
  'track',
  'fan',
  'future',
  'locked',
  'open-row',
  'active-row',
  'ring',
  'context',
  'ghost',
  'hatch',
]
const signals = [
  'behind',
  'behind-tint',
  'behind-fill',
  'warning',
  'warning-tint',
  'warning-fill',
  'normal',
  'ahead',
  'ahead-tint',
  'ahead-fill',
]
const type = [28, 20, 16, 14, 13, 12]
const space = [4, 8, 16, 24, 40]
const radii = ['radius', 'radius-control', 'radius-cell']

/** Colours, type, space, radius and motion as tokens.css has them now, with the contrast they reach. */
export function TokensGroup() {
  const read = useTokens()
  return (
    <Group id="tokens" title="Tokens" file="web/tokens.css">
      <Specimen name="colours" note="paper, lines, ink">
        {fills.map(name => (
          <Swatch key={name} name={name} value={read(name)} />
        ))}
      </Specimen>
      <Specimen name="signal colours" note="text, tint, fill">
        {signals.map(name => (
          <Swatch key={name} name={name} value={read(name)} />
        ))}
      </Specimen>
      <Specimen name="text on ground" note="at least 4.5 : 1">
        <Pairs pairs={textPairs} least={4.5} read={read} />
      </Specimen>
      <Specimen name="marks on ground" note="at least 3 : 1">
        <Pairs pairs={markPairs} least={3} read={read} mark />
      </Specimen>
      <Specimen name="type" note="12 13 14 16 20 28 · 400 600">
        <div className="design-type">
          {type.map(size => (
            <p key={size} className={`type-${size}`}>
              <small>{size}</small> 资金执行 <b>50.0%</b>，比时间进度慢 <b>8.4</b> 个百分点 · behind by 15,185.86
            </p>
          ))}
        </div>
      </Specimen>
      <Specimen name="space" note="an 8-px grid">
        {space.map(size => (
          <span key={size} className="design-space">
            <i style={{ width: size, height: size }} />
            <small>{size}</small>
          </span>
        ))}
      </Specimen>
      <Specimen name="radius">
        {radii.map(name => (
          <span key={name} className="design-space">
            <i className="design-radius" style={{ borderRadius: `var(--${name})` }} />
            <small>
              --{name} {read(name)}
            </small>
          </span>
        ))}
      </Specimen>
      <Specimen name="motion" note="0 when the system asks for less">
        <small>
          --quick {read('quick')} · --calm {read('calm')}
        </small>
      </Specimen>
    </Group>
  )
}

function Swatch({ name, value }: { name: string; value: string }) {
  return (
    <span className="swatch">
      <i style={{ background: `var(--${name})` }} />
      <small>
        --{name}
        <br />
        {value}
      </small>
    </span>
  )
}

type PairsProps = { pairs: Record<string, string[]>; least: number; read: (name: string) => string; mark?: boolean }

function Pairs({ pairs, least, read, mark = false }: PairsProps) {
  return Object.entries(pairs).map(([front, backs]) => (
    <div key={front} className="design-pairs">
      <small>--{front}</small>
      {backs.map(back => {
        const known = plain(read(front)) && plain(read(back))
        const ratio = known ? contrast(read(front), read(back)) : null
        return (
          <span
            key={back}
            className={ratio !== null && ratio < least ? 'pair low' : 'pair'}
            style={{ color: `var(--${mark ? 'ink' : front})`, background: `var(--${back})` }}
          >
            {mark && <i style={{ background: `var(--${front})` }} />}
            {back} {ratio?.toFixed(1) ?? '—'}
          </span>
        )
      })}
    </div>
  ))
}

/** The values in force; they change with the system's look. */
function useTokens(): (name: string) => string {
  const [style, setStyle] = useState(() => getComputedStyle(document.documentElement))
  useEffect(() => {
    const list = matchMedia('(prefers-color-scheme: dark)')
    const again = () => setStyle(getComputedStyle(document.documentElement))
    list.addEventListener('change', again)
    return () => list.removeEventListener('change', again)
  }, [])
  return name => style.getPropertyValue(`--${name}`).trim()
}
