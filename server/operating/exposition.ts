/** The Prometheus text format, version 0.0.4: families of samples, each with its help and type. */
export type Sample = { labels?: Record<string, string | number>; value: number; suffix?: string }
export type Family = { name: string; help: string; type: 'counter' | 'gauge' | 'histogram'; samples: Sample[] }

const inHelp = (text: string) => text.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)
const inLabel = (text: string) => inHelp(text).replaceAll('"', String.raw`\"`)
const number = (value: number) => (value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : String(value))

function sample(name: string, { labels = {}, value, suffix = '' }: Sample): string {
  const list = Object.entries(labels).map(([label, given]) => `${label}="${inLabel(String(given))}"`)
  return `${name}${suffix}${list.length ? `{${list.join(',')}}` : ''} ${number(value)}`
}

/** A family without samples is left out: what is not known is not 0. */
export const exposition = (families: readonly Family[]): string =>
  families
    .filter(({ samples }) => samples.length > 0)
    .flatMap(({ name, help, type, samples }) => [
      `# HELP ${name} ${inHelp(help)}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(one => sample(name, one)),
    ])
    .concat('')
    .join('\n')
