import { readFileSync } from 'node:fs'

/** Monthly series nobody here wrote: rolled up from the npm package vega-datasets (BSD-3-Clause), each with its file named. */

/** `months` run on from January of `from`; a share has two series. */
export type Series = {
  dataset: string
  name: string
  kind: 'sum' | 'last' | 'share'
  from: number
  months: number[]
  /** Of a share. */
  of?: number[]
}

const folder = new URL('../../../node_modules/vega-datasets/data/', import.meta.url)
const text = (file: string) => readFileSync(new URL(file, folder), 'utf8')
const json = <T>(file: string) => JSON.parse(text(file)) as T[]
const csv = (file: string): Record<string, string>[] => {
  const [head, ...rows] = text(file)
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','))
  return rows.filter(row => row.length === head!.length).map(row => Object.fromEntries(head!.map((name, i) => [name, row[i]!])))
}

/** Month of a date as `YYYY-MM-…` or `Jun 12 1998`, counted from year 0. */
function monthNumber(date: string): number {
  const iso = /^(\d{4})-(\d{2})/.exec(date)
  if (iso) return Number(iso[1]) * 12 + Number(iso[2]) - 1
  const named = /^([A-Z][a-z]{2}) (?:\d{1,2} )?(\d{4})$/.exec(date)
  const month = named ? 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(named[1]!) / 3 : -1
  return named && Number.isInteger(month) && month >= 0 ? Number(named[2]) * 12 + month : Number.NaN
}

type Point = { month: number; value: number }
/** Whole calendar years only; a month nobody mentions is 0 in a sum of events. */
function rolled(points: Point[], first: number, last: number): number[] {
  const months = Array.from({ length: (last - first + 1) * 12 }, () => 0)
  for (const { month, value } of points) {
    const at = month - first * 12
    if (at >= 0 && at < months.length) months[at]! += value
  }
  return months
}

/** The last known value of each month; nothing unless every month of the years has one. */
function lastOf(points: Point[], first: number, last: number): number[] | null {
  const months: (number | undefined)[] = Array.from({ length: (last - first + 1) * 12 })
  for (const { month, value } of points) if (month >= first * 12) months[month - first * 12] = value
  const whole = months.slice(0, (last - first + 1) * 12)
  return whole.every(value => value !== undefined && Number.isFinite(value)) ? (whole as number[]) : null
}

type Row = Record<string, string>

function birdstrikes(): Series[] {
  const rows = csv('birdstrikes.csv')
  const [first, last] = [1990, 2001]
  const dataset = 'birdstrikes.csv'
  const count = (keep: (row: Row) => boolean, name: string): Series => ({
    dataset,
    name,
    kind: 'sum',
    from: first,
    months: rolled(rows.filter(keep).map(one), first, last),
  })
  const share = (part: (row: Row) => boolean, keep: (row: Row) => boolean, name: string): Series => ({
    ...count(row => keep(row) && part(row), name),
    kind: 'share',
    of: count(keep, name).months,
  })
  const one = (row: Row) => ({ month: monthNumber(row['Flight Date']!), value: 1 })
  const by = (column: string) => [...new Set(rows.map(row => row[column]!))].map(value => ({ column, value }))
  const groups = [...by('Origin State'), ...by('Phase of flight'), ...by('Time of day'), ...by('Wildlife Size')]
  const large = groups.filter(({ column, value }) => value !== '' && rows.filter(row => row[column] === value).length >= 150)
  return [
    ...large.map(({ column, value }) => count(row => row[column] === value, `${column}: ${value}`)),
    ...large.map(({ column, value }) =>
      share(
        row => row['Effect Amount of damage'] !== 'None',
        row => row[column] === value,
        `damaged, ${column}: ${value}`,
      ),
    ),
    {
      ...count(() => true, 'repair cost'),
      months: rolled(
        rows.map(row => ({ ...one(row), value: Number(row['Cost Total $']) || 0 })),
        first,
        last,
      ),
    },
  ]
}

type Movie = Record<'Release Date' | 'MPAA Rating' | 'Major Genre' | 'Creative Type' | 'Distributor', string | null> & {
  'US Gross': number | null
  'IMDB Rating': number | null
}

function movies(): Series[] {
  const [first, last] = [1996, 2009]
  const rows = json<Movie>('movies.json').map(row => ({ ...row, month: monthNumber(row['Release Date'] ?? '') }))
  const base = { dataset: 'movies.json', from: first }
  const columns = ['MPAA Rating', 'Major Genre', 'Creative Type', 'Distributor'] as const
  const groups = columns.flatMap(column => [...new Set(rows.map(row => row[column]))].map(value => ({ column, value })))
  return groups.flatMap(({ column, value }): Series[] => {
    const own = rows.filter(row => row[column] === value && row.month >= first * 12 && row.month < (last + 1) * 12)
    if (value === null || own.length < 150) return []
    const rated = own.filter(row => row['IMDB Rating'] !== null)
    const sum = (of: typeof own, worth: (row: (typeof own)[number]) => number) =>
      rolled(
        of.map(row => ({ month: row.month, value: worth(row) })),
        first,
        last,
      )
    const name = `${column}: ${value}`
    return [
      { ...base, name, kind: 'sum', months: sum(own, () => 1) },
      { ...base, name: `gross, ${name}`, kind: 'sum', months: sum(own, row => row['US Gross'] ?? 0) },
      {
        ...base,
        name: `rated 6.5 and more, ${name}`,
        kind: 'share',
        months: sum(rated, row => (row['IMDB Rating']! >= 6.5 ? 1 : 0)),
        of: sum(rated, () => 1),
      },
    ]
  })
}

function weather(): Series[] {
  const base = { dataset: 'weather.csv', from: 2012 }
  return ['Seattle', 'New York'].flatMap((place): Series[] => {
    const rows = csv('weather.csv').filter(row => row.location === place)
    const sum = (worth: (row: Row) => number) =>
      rolled(
        rows.map(row => ({ month: monthNumber(row.date!), value: worth(row) })),
        2012,
        2015,
      )
    const days = sum(() => 1)
    const wet = (row: Row) => (Number(row.precipitation) > 0 ? 1 : 0)
    const warm = (row: Row) => (Number(row.temp_max) >= 20 ? 1 : 0)
    return [
      { ...base, name: `precipitation, ${place}`, kind: 'sum', months: sum(row => Number(row.precipitation)) },
      { ...base, name: `wet days, ${place}`, kind: 'sum', months: sum(wet) },
      { ...base, name: `warm days, ${place}`, kind: 'sum', months: sum(warm) },
      { ...base, name: `wind, ${place}`, kind: 'sum', months: sum(row => Number(row.wind)) },
      { ...base, name: `share of wet days, ${place}`, kind: 'share', months: sum(wet), of: days },
      { ...base, name: `share of warm days, ${place}`, kind: 'share', months: sum(warm), of: days },
    ]
  })
}

function unemployment(): Series[] {
  const rows = json<{ series: string; year: number; month: number; count: number; rate: number }>(
    'unemployment-across-industries.json',
  )
  const base = { dataset: 'unemployment-across-industries.json', from: 2000 }
  return [...new Set(rows.map(row => row.series))].flatMap((name): Series[] => {
    const points = (worth: 'count' | 'rate') =>
      rows.filter(row => row.series === name).map(row => ({ month: row.year * 12 + row.month - 1, value: row[worth] }))
    const rate = lastOf(points('rate'), 2000, 2009)
    return [
      { ...base, name, kind: 'sum', months: rolled(points('count'), 2000, 2009) },
      ...(rate ? [{ ...base, name: `rate, ${name}`, kind: 'last' as const, months: rate }] : []),
    ]
  })
}

function employment(): Series[] {
  const rows = csv('us-employment.csv')
  const names = Object.keys(rows[0]!).filter(name => name !== 'month' && name !== 'nonfarm_change')
  return names.flatMap((name): Series[] => {
    const points = rows.map(row => ({ month: monthNumber(row.month!), value: Number(row[name]) }))
    const months = lastOf(points, 2006, 2015)
    return months ? [{ dataset: 'us-employment.csv', from: 2006, name, kind: 'last', months }] : []
  })
}

function prices(): Series[] {
  const stocks = csv('stocks.csv')
  const series: Series[] = []
  for (const symbol of new Set(stocks.map(row => row.symbol!))) {
    const own = stocks.filter(row => row.symbol === symbol)
    const points = own.map(row => ({ month: monthNumber(row.date!), value: Number(row.price) }))
    const first = Math.ceil(points[0]!.month / 12)
    const months = lastOf(points, first, 2009)
    if (months) series.push({ dataset: 'stocks.csv', from: first, name: symbol, kind: 'last', months })
  }
  const index = csv('sp500-2000.csv').map(row => ({ month: monthNumber(row.date!), row }))
  const volume = index.map(({ month, row }) => ({ month, value: Number(row.volume) }))
  const close = lastOf(
    index.map(({ month, row }) => ({ month, value: Number(row.close) })),
    2000,
    2019,
  )
  series.push({ dataset: 'sp500-2000.csv', from: 2000, name: 'volume', kind: 'sum', months: rolled(volume, 2000, 2019) })
  if (close) series.push({ dataset: 'sp500-2000.csv', from: 2000, name: 'close', kind: 'last', months: close })
  const air = csv('co2-concentration.csv').map(row => ({ month: monthNumber(row.Date!), value: Number(row.CO2) }))
  const co2 = lastOf(air, 1985, 2019)
  if (co2) series.push({ dataset: 'co2-concentration.csv', from: 1985, name: 'CO2', kind: 'last', months: co2 })
  return series
}

export const published = (): Series[] => [
  ...birdstrikes(),
  ...movies(),
  ...weather(),
  ...unemployment(),
  ...employment(),
  ...prices(),
]
