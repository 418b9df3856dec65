import type { Catalogue } from '../say.ts'

/** Questions about a target before its year begins, by code: the reason, and the numbers it rests on. */
export const targetQuality = {
  'target-too-low': (p, f) =>
    `“${p.name}”${p.from}—${p.until} 年连续 ${p.count} 年完成率都不低于 ${f.percent(Number(p.least))}（超额界限 ${f.percent(Number(p.overshoot))}），今年仍定“${p.raw}”。目标是否偏低？`,
  'target-never-met': (p, f) =>
    `“${p.name}”${p.from}—${p.until} 年连续 ${p.count} 年没有达到${p.best === null ? '' : `，最好一年完成 ${f.percent(Number(p.best))}`}，今年定“${p.raw}”。目标是否可行，今年有什么不同？`,
  'target-unmoved': (p, f) =>
    `“${p.name}”${p.year} 年目标“${p.last}”，实际完成 ${f.percent(Number(p.attainment))}；今年仍定“${p.raw}”，按去年的结果仍会超过 ${f.percent(Number(p.overshoot))}。是否应提高？`,
  'evidence-missing': p => `“${p.name}”没有写目标值来源（佐证资料），年终用什么证明？`,
  'indicator-doubled': p =>
    p.before === p.category
      ? `第 ${p.number} 项“${p.name}”与第 ${p.first} 项“${p.other}”相同或几乎相同，是否重复？`
      : `第 ${p.number} 项“${p.name}”（${p.category}）与第 ${p.first} 项“${p.other}”（${p.before}）相同或几乎相同，同一件事是否在两类里各算了一次？`,
  'limit-as-equals': p => `“${p.name}”是上限（成本或“不超过”），目标却写作“${p.raw}”。少花、少用是否也算完成？如是，请写“≤”。`,
  'unit-missing': p => `“${p.name}”的目标“${p.raw}”没有单位，是个、次、人还是 %？`,
  'date-without-month': p => `“${p.name}”的目标“${p.raw}”只有年份，几月完成？`,
  'weight-zero': p => `“${p.name}”的分值是 0，完成与否都不影响得分。是否填错？`,
  'year-left-over': p => `年度绩效目标里写的是 ${p.before} 年，没有提到 ${p.year} 年。是否沿用了上年的文字？`,
} satisfies Catalogue
