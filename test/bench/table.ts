import { cpus } from 'node:os'

export type Line = {
  figure: string
  size: string
  real: string
  bare: string
  ratio: string
  aim: string
  reached: boolean | null
}

const titles = ['figure', 'size', 'real p50 (p99)', 'bare p50 (p99)', 'ratio', 'aim', 'reached']

/** One aligned markdown table; `reached` is empty where nothing was aimed at. */
export function markdown(lines: Line[]): string {
  const said = (reached: boolean | null) => (reached === null ? '' : reached ? 'yes' : '**no**')
  const rows = lines.map(line => [line.figure, line.size, line.real, line.bare, line.ratio, line.aim, said(line.reached)])
  const widths = titles.map((title, i) => Math.max(title.length, ...rows.map(row => row[i]!.length)))
  const print = (row: string[]) => `| ${row.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |`
  return [print(titles), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(print)].join('\n')
}

export const milliseconds = (p50: number | null, p99: number | null) =>
  p50 === null ? '' : `${p50.toFixed(2)} ms` + (p99 === null ? '' : ` (${p99.toFixed(1)})`)

/** `loads`: how many processes wanted a core, as the run went on. */
export function machine(loads: readonly number[]): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown'
  const load = `load ${Math.min(...loads).toFixed(1)}–${Math.max(...loads).toFixed(1)}`
  return `${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores, ${model} · Node ${process.versions.node} · ${load}`
}

export const ratioOf = (ratio: number) => (ratio < 0.2 ? `1/${(1 / ratio).toFixed(0)}` : `${ratio.toFixed(2)}×`)
