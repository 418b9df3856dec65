import { runsOf } from '#domain/gap'
import { numberOf } from '#domain/month'
import { judgeYear, type IndicatorYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import type { Cause, Likelihood } from '#domain/vocabulary'
import { unplacedFacts } from '../facts.ts'
import { noise } from '../noise.ts'
import type { SampleGap, SampleProject } from '../project.ts'
import type { Course } from './course.ts'
import type { Fate } from './line.ts'

type Why = { causes: readonly Cause[]; likelihood: Likelihood; notes: readonly string[] }

/** What units answer when a light turns yellow or red: the cause, and what they will do about it. */
const whys: Partial<Record<Fate, Why>> = {
  late: {
    causes: ['rules', 'other'],
    likelihood: 'impossible',
    notes: [
      '招标推迟，年内不能全部完成。整改：分段同步实施，按周调度。',
      '采购流标后重新组织。整改：压缩后续环节，跨年部分列入明年计划。',
    ],
  },
  stopped: {
    causes: ['rules'],
    likelihood: 'impossible',
    notes: [
      '前置手续未落实，年内无法恢复。整改：申请调整目标与预算。',
      '暂停实施。整改：未支付资金交回统筹，条件具备后重新申报。',
    ],
  },
  sluggish: {
    causes: ['staff', 'hardware'],
    likelihood: 'possible',
    notes: ['人手不足。整改：7月起增加两个班组，按旬通报进度。', '设备到货慢。整改：启用备选供货渠道。'],
  },
  recover: { causes: ['rules'], likelihood: 'possible', notes: ['前期手续办理慢。整改：下半年集中推进，预计年底完成。'] },
  rush: {
    causes: ['funds', 'other'],
    likelihood: 'possible',
    notes: ['资金集中在四季度安排。整改：提前准备验收资料，年底前完成。'],
  },
  unmet: { causes: ['staff'], likelihood: 'possible', notes: ['抽查不合格较多。整改：重新培训并逐批复查。'] },
  unhappy: { causes: ['staff'], likelihood: 'possible', notes: ['群众对等候时间有意见。整改：增设窗口，年底再次调查。'] },
  partly: { causes: ['rules'], likelihood: 'certain', notes: ['制度尚在征求意见。整改：四季度印发。'] },
  over: { causes: ['hardware'], likelihood: 'possible', notes: ['备件周期长。整改：建立备件库，缩短修复时间。'] },
}
const usual: Why = { causes: ['other'], likelihood: 'certain', notes: ['季节性波动，下月可恢复。'] }

/** A full-year figure where the indicator has one: what the year in fact came to, as far as a person could guess it. */
function forecastOf({ standards, values }: IndicatorYear): number | null {
  const { nature } = standards[11]!
  const value = values[11]!.toDate
  if (value === null || (nature !== 'count' && nature !== 'rate')) return null
  return nature === 'rate' ? Math.round(value * 100) / 100 : Math.round(value)
}

/** Answers the gaps that the rules find: most of the longer ones, the others stay unanswered. */
export function withGaps(sample: SampleProject, course: Course): SampleProject {
  const facts = unplacedFacts(sample)
  const year = judgeYear(facts, national2020, null)
  const why = whys[course.fate] ?? usual
  const gaps = year.indicators.flatMap((indicator, i): SampleGap[] => {
    const signals = indicator.verdicts.map(verdict => verdict.signal)
    const run = runsOf(indicator.facts.id, signals, facts.year, 12).find(one => one.months >= 2)
    if (!run || indicator.beside || noise(course.seed, i, 91) < 0.35) return []
    const note = why.notes[i % why.notes.length]!
    const forecast = why.likelihood === 'certain' ? null : forecastOf(indicator)
    const healed = !run.open && why.likelihood === 'impossible'
    return [
      {
        indicator: indicator.facts.name,
        since: numberOf(run.since),
        causes: [...why.causes],
        note: `示例数据：${note}`,
        likelihood: healed ? 'possible' : why.likelihood,
        forecast,
      },
    ]
  })
  return { ...sample, gaps }
}
