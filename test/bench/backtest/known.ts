import type { Series } from './monthly.ts'

/** Series whose truth is known, from a generator of our own: the same seed makes the same series everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

function poisson(mean: number, random: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  let count = 0
  for (let left = Math.exp(-mean), chance = random(); chance > left; chance *= random()) count++
  return count
}

const binomial = (cases: number, chance: number, random: () => number) =>
  Array.from({ length: cases }, random).filter(draw => draw < chance).length

const years = 6
const seasons = {
  even: Array.from({ length: 12 }, () => 1),
  exams: [0.4, 0.3, 0.7, 1, 0.6, 2.4, 1.8, 0.4, 0.8, 1.2, 1.4, 1],
  yearEnd: [0.2, 0.2, 0.4, 0.5, 0.6, 0.9, 0.8, 0.8, 1.1, 1.4, 2.1, 3],
  school: [0.9, 0.3, 1.3, 1.3, 1.3, 1.1, 0.1, 0.1, 1.5, 1.4, 1.4, 1.3],
}

/** A level of its own a year, a season, and a month's own luck; counts are drawn around it. */
export function known(each: number): Series[] {
  const random = randomFrom(2021)
  const series: Series[] = []
  for (const [season, shape] of Object.entries(seasons)) {
    for (let i = 0; i < each; i++) {
      const size = Math.exp(1 + 6 * random())
      const [luck, growth] = [0.05 + 0.5 * random(), 0.02 + 0.15 * random()]
      const base = { dataset: 'generated', from: 2015 }
      let level = size
      const means = Array.from({ length: years }, () => {
        level *= Math.exp(growth * normal(random))
        return shape.map(part => level * part * Math.exp(luck * normal(random) - (luck * luck) / 2))
      }).flat()
      series.push({ ...base, name: `${season} ${i}: amounts`, kind: 'sum', months: means })
      series.push({ ...base, name: `${season} ${i}: counts`, kind: 'sum', months: means.map(mean => poisson(mean, random)) })
      let odds = 0.5 + 3 * random()
      const whole = means.map(mean => poisson(mean, random))
      const part = whole.map(cases => {
        odds += 0.1 * normal(random)
        return binomial(cases, 1 / (1 + Math.exp(-odds)), random)
      })
      series.push({ ...base, name: `${season} ${i}: share`, kind: 'share', months: part, of: whole })
      let height = size
      const levels = means.map(() => (height *= Math.exp(0.15 * luck * normal(random))))
      series.push({ ...base, name: `${season} ${i}: level`, kind: 'last', months: levels })
    }
  }
  return series
}
