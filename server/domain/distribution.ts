/** The few distributions a forecast needs, in closed form: no tables, no chance. */

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
  9.984369578019572e-6, 1.5056327351493116e-7,
]

function logGamma(x: number): number {
  const at = x - 1
  let sum = 0.9999999999998099
  for (let i = 0; i < lanczos.length; i++) sum += lanczos[i]! / (at + i + 1)
  const t = at + lanczos.length - 0.5
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum)
}

const tiny = 1e-300
const nonzero = (value: number) => (Math.abs(value) < tiny ? tiny : value)

/** Lentz's continued fraction; it ends after a few dozen steps on the side where it converges. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonzero(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonzero(1 + even * d)
    c = nonzero(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonzero(1 + odd * d)
    c = nonzero(1 + odd / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-12) break
  }
  return h
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

/** `log`, `logRest`: the logarithms of x and 1 − x. */
function betaBelow(x: number, a: number, b: number, scale: number, log: number, logRest: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * log + b * logRest - scale)
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** Regularised incomplete beta: P(X ≤ x) of a beta(a, b). */
export const betaCdf = (x: number, a: number, b: number): number => betaBelow(x, a, b, logBeta(a, b), Math.log(x), Math.log1p(-x))

export function studentCdf(t: number, freedom: number): number {
  const tail = betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/** The point below which a share `p` lies, as near as anybody reads: by Newton's steps where they stay between two points that
 * enclose it, else by halving. The density is asked for where the share below was asked for just before. */
function pointAt(
  p: number,
  cdf: (x: number) => number,
  density: (x: number) => number,
  ends: [number, number],
  near: number,
  from = (ends[0] + ends[1]) / 2,
) {
  let [low, high] = ends
  let at = from
  for (let step = 0; step < 200 && high - low > near; step++) {
    const miss = cdf(at) - p
    if (miss < 0) low = at
    else high = at
    const next = at - miss / density(at)
    const inside = next > low && next < high
    if (inside && Math.abs(next - at) < near) return next
    at = inside ? next : (low + high) / 2
  }
  return at
}

/** How many standard deviations from the middle of a bell a share `p` lies, to a hundredth (Shore): where to begin. */
const deviations = (p: number): number => (p < 0.5 ? -deviations(1 - p) : 5.5556 * (1 - ((1 - p) / p) ** 0.1186))

/** Asked for at several shares, one after the other, of the same distribution. */
let latest = { a: 1, b: 1, scale: logBeta(1, 1) }

export function betaQuantile(p: number, a: number, b: number): number {
  if (latest.a !== a || latest.b !== b) latest = { a, b, scale: logBeta(a, b) }
  const { scale } = latest
  const mean = a / (a + b)
  const bell = mean + deviations(p) * Math.sqrt((mean * (1 - mean)) / (a + b + 1))
  const from = bell > 0 && bell < 1 ? bell : mean
  let [log, logRest] = [0, 0]
  const below = (x: number) => betaBelow(x, a, b, scale, (log = Math.log(x)), (logRest = Math.log1p(-x)))
  const density = () => Math.exp((a - 1) * log + (b - 1) * logRest - scale)
  return pointAt(p, below, density, [0, 1], 1e-6, from)
}

/** The same few shares are asked for again and again. */
const students = new Map<number, Map<number, number>>()
let kept = 0
const most = 1000

export function studentQuantile(p: number, freedom: number): number {
  const known = students.get(freedom)?.get(p)
  if (known !== undefined) return known
  const scale = logBeta(freedom / 2, 0.5) + Math.log(freedom) / 2
  const density = (t: number) => Math.exp((-(freedom + 1) / 2) * Math.log1p((t * t) / freedom) - scale)
  const found = pointAt(p, t => studentCdf(t, freedom), density, [-1e3, 1e3], 1e-9)
  if (kept++ >= most) return found
  const alike = students.get(freedom) ?? new Map<number, number>()
  students.set(freedom, alike.set(p, found))
  return found
}
