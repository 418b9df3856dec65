import { beforeAll, describe, expect, test } from 'vitest'
import { declarationSchema } from '#domain/declaration'
import { checkDeclaration } from '#domain/declaration-check'
import { openQuestions } from '#domain/declaration-questions'
import { checkActuals } from '#domain/entry-check'
import { checkExpenditures } from '#domain/expenditure-check'
import { monthOf, numberOf } from '#domain/month'
import { pairIndicators } from '#domain/twin'
import { departments } from '../../server/sample/bureau/bureau.ts'
import { moneyOf } from '../../server/sample/entries.ts'
import { unplacedFacts } from '../../server/sample/facts.ts'
import { sampleOf, type Sample } from '../../server/sample/load.ts'
import { predecessors } from '../../server/sample/predecessors.ts'
import type { SampleProject } from '../../server/sample/project.ts'
import { cellsOf, entriesOf, running, spentBy, sum } from '../support/sample-facts.ts'

let sample: Sample
beforeAll(async () => {
  sample = await sampleOf('bureau')
})
const all = () => sample.projects
const of = (year: number) => all().filter(one => one.declaration.year === year)
const named = (name: string) => all().find(one => one.declaration.projectName === name)!
const overspending = '2021年重点人群疾病筛查'

/** Names of the projects of which a check finds something. */
const faulty = (check: (one: SampleProject) => boolean) => all().flatMap(one => (check(one) ? [one.declaration.projectName] : []))

describe('a whole bureau', () => {
  test('has 120 projects of twelve departments in 2021, the nine written by hand first', async () => {
    expect(of(2021)).toHaveLength(120)
    const few = await sampleOf('few')
    expect(all().slice(0, 9)).toEqual(few.projects)
    expect(sample.agencies.slice(0, few.agencies.length)).toEqual(few.agencies)
    expect(sample.agencies.filter(one => one.parent === null)).toHaveLength(12)
    const codes = new Set(sample.agencies.map(one => one.code))
    expect(codes.size).toBe(sample.agencies.length)
    expect(faulty(one => !codes.has(one.declaration.agencyCode))).toEqual([])
  })
  test('every unit but the real one is named an example, and has projects', () => {
    const units = sample.agencies.filter(one => one.parent !== null && one.name !== '苏州市电化教育馆')
    expect(units.filter(one => !one.name.startsWith('示例'))).toEqual([])
    const busy = new Set(all().map(one => one.declaration.agencyCode))
    expect(units.filter(one => !busy.has(one.code))).toEqual([])
    for (const { units: own } of departments) expect(own.length).toBeGreaterThan(1)
  })
  test('comes out the same every time', async () => {
    expect(JSON.stringify(await sampleOf('bureau'))).toBe(JSON.stringify(sample))
  })
  test('names are short and unique, and no person stands anywhere', () => {
    const names = all().map(one => one.declaration.projectName)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter(name => name.length > 60)).toEqual([])
    expect(faulty(({ declaration: d }) => d.leader + d.contact + d.phone !== '')).toEqual([])
  })
  test('budgets lie between 60 and 12,000 万元; in June 2021 5,110 万元 were added', () => {
    const generated = all().filter(one => one.declaration.projectName !== '2020年信息化建设')
    const budgets = generated.map(one => one.declaration.budgetTotal!)
    expect(Math.min(...budgets)).toBeGreaterThanOrEqual(60_000_000)
    expect(Math.max(...budgets)).toBeLessThanOrEqual(12_000_000_000)
    const added = all().flatMap(({ change, declaration }) =>
      change && change.budgetAdjusted !== null ? [change.budgetAdjusted - declaration.budgetTotal!] : [],
    )
    expect(added).toHaveLength(6)
    expect(sum(added)).toBe(5_110_000_000)
  })
})

describe('every project of both years', () => {
  test('is a valid declaration with nothing left to ask, but for the questions of the nine', () => {
    expect(
      faulty(({ declaration }) => {
        expect(declarationSchema.parse(declaration)).toEqual(declaration)
        return checkDeclaration(declaration).length > 0
      }),
    ).toEqual([])
    const asked = faulty(one => openQuestions(one.declaration).length > 0)
    expect(asked).toEqual(['2021年城区河道清淤整治', '2020年城区河道清淤整治'])
  })
  test('has 6 to 14 indicators (the Suzhou form 30), weights of 90 or 100, and sub-projects that add up', () => {
    for (const { declaration } of all()) {
      const { indicators } = declaration
      const suzhou = declaration.projectName.endsWith('年信息化建设')
      expect(indicators.length).toBeGreaterThanOrEqual(6)
      expect(indicators.length).toBeLessThanOrEqual(suzhou ? 30 : 14)
      const rated = indicators.some(row => row.name === '预算执行率')
      expect(sum(indicators.map(row => row.weight))).toBe(rated ? 100 : 90)
      expect(sum(declaration.subprojects.map(row => row.budget))).toBe(declaration.budgetTotal)
      expect(new Set(indicators.map(row => row.name)).size).toBe(indicators.length)
    }
  })
  test('has months that the entry form would take', () => {
    const found = all().flatMap(one => {
      const facts = unplacedFacts(one)
      const parts = new Map(one.money.map((part, i) => [part.name, i + 1]))
      return Array.from({ length: 12 }, (_, m) => {
        const month = monthOf(facts.year, m + 1)
        const money = moneyOf(one, parts, m + 1)
        const context = { indicators: facts.indicators, year: facts.year, month, ownAgencyId: 1, ledger: money.length > 0 }
        const place = { subprojects: facts.subprojects, year: facts.year, month }
        return [...checkActuals(entriesOf(one, m + 1), context), ...checkExpenditures(money, place)]
      }).flat()
    })
    expect(found).toEqual([])
  })
  test('plans never fall and end on the target, changed ones too', () => {
    for (const { declaration, change } of all())
      for (const { monthlyPlan, target } of [
        ...declaration.indicators,
        ...(change?.targets ?? []).map(one => ({ ...one, monthlyPlan: one.plan })),
      ]) {
        if (!monthlyPlan) continue
        const values = monthlyPlan.map(point => point.cumulative)
        expect(values).toEqual([...values].sort((a, b) => a - b))
        expect(values.at(-1)).toBe(target.value)
      }
  })
  test('has no numerator above its denominator, and nothing counted below zero', () => {
    const bad = faulty(({ years }) =>
      years.some(({ cells }) =>
        cells.some(cell => {
          if (typeof cell === 'number') return cell < 0
          return cell !== null && typeof cell === 'object' && (cell.numerator > cell.denominator || cell.denominator <= 0)
        }),
      ),
    )
    expect(bad).toEqual([])
  })
  test('says of every remark that it is invented', () => {
    const remarks = all().flatMap(one => [
      ...one.years.flatMap(year => Object.values(year.notes)),
      ...one.money.flatMap(part => Object.values(part.notes)),
      ...Object.values(one.reports.returned),
      ...one.gaps.map(gap => gap.note),
      ...one.corrections.flatMap(each => [each.opinion, each.note]),
      ...(one.change?.targets ?? []).map(each => each.reason),
    ])
    expect(remarks.length).toBeGreaterThan(150)
    expect(remarks.filter(text => !text!.startsWith('示例数据'))).toEqual([])
  })
})

describe('the numbers of a project agree with each other', () => {
  test('nothing is spent beyond the budget in force, but in the one project that overspends', () => {
    const over = faulty(one => {
      const budget = one.change?.budgetAdjusted ?? one.declaration.budgetTotal!
      return running(spentBy(one)).some(spent => spent > budget)
    })
    expect(over).toEqual([overspending])
  })
  test('money is mostly there before it is spent', () => {
    let [months, short] = [0, 0]
    for (const one of all()) {
      const inPlace = running(Array.from({ length: 12 }, (_, m) => sum(one.money.map(part => part.allocated[m] ?? null))))
      running(spentBy(one)).forEach((spent, m) => {
        months++
        if (spent > inPlace[m]!) short++
      })
    }
    expect(short / months).toBeLessThan(0.05)
  })
  test('what tenders saved was not spent as well', () => {
    const twice = faulty(one => {
      const at = one.declaration.indicators.findIndex(row => row.name.endsWith('资金节约率'))
      if (at < 0 || one.change?.budgetAdjusted) return false
      const saved = sum(one.years[at]!.cells.map(cell => (cell !== null && typeof cell === 'object' ? cell.numerator * 100 : 0)))
      return sum(spentBy(one)) + saved > one.declaration.budgetTotal!
    })
    expect(twice).toEqual([])
  })
  test('as many were examined as were trained, and no more persons were paid than payments were made', () => {
    const trainings = all().filter(one => one.declaration.indicators.some(row => row.name === '培训考核合格率'))
    expect(trainings.length).toBeGreaterThan(8)
    for (const one of trainings) {
      const trained = one.declaration.indicators.find(row => row.subcategory === '数量指标')!
      if (trained.target.value! > 4000) continue
      const examined = cellsOf(one, '培训考核合格率').map(cell =>
        cell !== null && typeof cell === 'object' ? cell.denominator : 0,
      )
      expect(sum(examined)).toBe(sum(cellsOf(one, trained.name).map(cell => (typeof cell === 'number' ? cell : 0))))
    }
    const subsidies = all().filter(one => one.declaration.projectType === '补助类')
    for (const one of subsidies) {
      const year = one.declaration.indicators.map((row, i) => {
        const cells = one.years[i]!.cells.map(cell => (typeof cell === 'number' ? cell : null))
        return { name: row.name, total: row.aggregation === 'last' ? (cells.findLast(cell => cell !== null) ?? 0) : sum(cells) }
      })
      const payments = year.find(row => row.name.endsWith('人次'))?.total
      for (const row of year) if (payments && row.name.endsWith('人数')) expect(row.total).toBeLessThanOrEqual(payments)
    }
  })
})

describe('the year before', () => {
  test('is finished: every month handed in and approved', () => {
    for (const { reports } of of(2020)) {
      expect(reports.handedIn.every(day => day !== null)).toBe(true)
      expect([reports.left, reports.returned]).toEqual([{}, {}])
    }
  })
  test('holds the twin of every project but those begun in 2021; a few ended with it', () => {
    const before = predecessors(all())
    const begun = all().filter((one, i) => one.declaration.year === 2021 && before[i] === null)
    const continued = new Set(before)
    const ended = all().filter((one, i) => one.declaration.year === 2020 && !continued.has(i))
    expect(begun.map(one => one.declaration.projectName).filter(name => /\d{4}年/.test(name))).toEqual([])
    expect([begun.length, ended.length, of(2020).length]).toEqual([8, 4, 116])
  })
  test('measures with the same indicators, and asks 5 to 15 percent less of the larger counts', () => {
    for (const [i, at] of predecessors(all()).entries()) {
      if (at === null) continue
      const [now, then] = [all()[i]!.declaration, all()[at]!.declaration]
      const numbered = (rows: typeof now.indicators) => rows.map((row, id) => ({ id, name: row.name, category: row.category }))
      expect(pairIndicators(numbered(now.indicators), numbered(then.indicators), 2021).size).toBe(now.indicators.length)
      expect(then.budgetTotal! / now.budgetTotal!).toBeGreaterThan(0.82)
      expect(then.budgetTotal! / now.budgetTotal!).toBeLessThan(0.98)
    }
  })
  test('the Suzhou visits came to 728,000, with their peak in a July that held two examinations', () => {
    const visits = cellsOf(named('2020年信息化建设'), '全年各考务信息系统访问人数') as number[]
    expect(sum(visits)).toBe(728_000)
    expect(sum(visits.slice(0, 7))).toBe(394_000)
    expect(visits.indexOf(Math.max(...visits)) + 1).toBe(numberOf('2020-07'))
  })
})
