import { beforeAll, describe, expect, test } from 'vitest'
import { declarationSchema } from '#domain/declaration'
import { checkDeclaration } from '#domain/declaration-check'
import { judgeYear, type ProjectYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import { summarise } from '#domain/summary'
import { listAccounts } from '../../db/queries/accounts.ts'
import { listAgencies } from '../../db/queries/agencies.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { listProjects } from '../../db/queries/projects.ts'
import { gapNotes, readReports, reportEvents } from '../../db/queries/reports.ts'
import { everything } from '../../db/scope.ts'
import { passwordFits } from '../../server/access/password.ts'
import { rebuild } from '../../server/acts/rebuild.ts'
import { loadSample } from '../../server/sample/load.ts'
import { nineProjects } from '../../server/sample/nine.ts'
import type { SampleProject } from '../../server/sample/project.ts'
import { freshStore } from '../support/store.ts'

const suzhou = '2021年信息化建设'
const store = freshStore()
const { raw } = store
const column = (sql: string) => raw(sql).map(row => Object.values(row)[0])
const years = new Map<string, ProjectYear>()
const ids = new Map<string, number>()
let samples: SampleProject[]
let accounts: Awaited<ReturnType<typeof loadSample>>

beforeAll(async () => {
  accounts = await loadSample(store, Date.parse('2026-03-02T09:00:00+08:00'), 'few')
  samples = await nineProjects()
  for (const { id, name } of (await listProjects(store.db, everything, {}, 'name', 1, 200)).items) {
    const plan = (await readPlan(store.db, id))!
    const actuals = await readActuals(store.db, id)
    const facts = { ...plan, actuals, expenditures: await readExpenditures(store.db, id) }
    years.set(name, judgeYear(facts, national2020, '2026-03'))
    ids.set(name, id)
  }
})

/** The twelve signals of an indicator; `at` picks months. */
function signals(project: string, indicator: string): string[] {
  const found = years.get(project)!.indicators.find(({ facts }) => facts.name === indicator)
  if (!found) throw new Error(`no indicator ${indicator}`)
  return found.verdicts.map(verdict => verdict.signal)
}
const at = (project: string, indicator: string, month: number) => signals(project, indicator)[month - 1]
const budget = (project: string, month: number) => years.get(project)!.budgetVerdicts[month - 1]!
const goal = (project: string) => years.get(project)!.months.map(month => summarise(years.get(project)!, month).goalSignal)

/** Cells of an indicator as [numerator, denominator], months without a ratio left out. */
function ratios(sample: SampleProject, name: string) {
  const { cells } = sample.years[sample.declaration.indicators.findIndex(row => row.name === name)]!
  return cells.flatMap((cell, i) => (cell !== null && typeof cell === 'object' ? [{ month: i + 1, ...cell }] : []))
}
function numbers(sample: SampleProject, name: string): number[] {
  const { cells } = sample.years[sample.declaration.indicators.findIndex(row => row.name === name)]!
  return cells.map(cell => (typeof cell === 'number' ? cell : 0))
}
const named = (name: string) => samples.find(one => one.declaration.projectName === name)!
const running = (values: number[]) => values.map((_, i) => values.slice(0, i + 1).reduce((a, b) => a + b, 0))
const sum = (values: (number | null)[]) => values.reduce<number>((a, b) => a + (b ?? 0), 0)

describe('the sample workspace', () => {
  test('loads nine projects of nine units under four departments', () => {
    expect(years.size).toBe(9)
    expect(new Set(samples.map(one => one.declaration.agencyCode)).size).toBe(9)
  })
  test('everything in it is flagged as a sample: projects, agencies and accounts', async () => {
    const agencies = await listAgencies(store.db, everything)
    const people = await listAccounts(store.db, everything, {}, 1, 200)
    const projects = await listProjects(store.db, everything, {}, 'name', 1, 200)
    expect([agencies.total, people.total, projects.total]).toEqual([13, 5, 9])
    const rows = [...agencies.items, ...people.items, ...projects.items]
    expect(rows.filter(row => !row.sample)).toEqual([])
    expect(agencies.items.filter(row => row.parentId === null)).toHaveLength(4)
  })
  test('every remark on a value, a report or a gap says that it is invented', () => {
    const sql = `select note from actual where note is not null union all select note from expenditure where note is not null
      union all select opinion from report_event where opinion <> '' union all select note from gap_note`
    const notes = column(sql) as string[]
    expect(notes.length).toBeGreaterThan(20)
    for (const note of notes) expect(note).toMatch(/^示例数据/)
  })
  test('no person’s name and no telephone number stands anywhere', () => {
    expect(raw(`select distinct leader, contact, phone from project_text`)).toEqual([{ leader: '', contact: '', phone: '' }])
    const texts = column(`select overview || basis || necessity || safeguards || plan from project_text`)
    expect(texts.join()).not.toMatch(/1[3-9]\d{9}|\d{3,4}-\d{7,8}/)
  })
  test('each account has a role’s name and a random password that opens it', async () => {
    expect(accounts.map(({ role }) => role)).toEqual(['clerk', 'unitHead', 'department', 'bureau', 'reviewer'])
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(5)
    for (const { username, password } of accounts) {
      const hash = column(`select password_hash from account where username = '${username}'`)[0] as string
      expect(await passwordFits(hash, password)).toBe(true)
      expect(hash).not.toContain(password)
    }
  })
  test('the expert was given the three projects of education to review', () => {
    const sql = `select r.project_id, a.role from reviewer_assignment r join account a on a.id = r.account_id order by r.project_id`
    const role = 'reviewer'
    expect(raw(sql)).toEqual([1, 2, 3].map(id => ({ project_id: id, role })))
  })
  test('its stored months are those that a rebuild from the values gives', async () => {
    const stored = () => raw('select * from project_month order by project_id, month')
    const before = stored()
    await rebuild(store.tx, store.db, national2020)
    expect(before).toHaveLength(9 * 12)
    expect(stored()).toEqual(before)
  })
  test('a second load into the same database is refused whole', async () => {
    await expect(loadSample(store, 0, 'few')).rejects.toSatisfy((error: Error) =>
      /unique/i.test(`${error.message} ${String(error.cause)}`),
    )
    expect((await listAgencies(store.db, everything)).total).toBe(13)
  })
})

describe('the numbers of every project', () => {
  const each = (check: (sample: SampleProject) => void) => samples.forEach(check)

  test('declarations are valid and their sub-projects add up to the budget', () =>
    each(({ declaration }) => {
      expect(declarationSchema.parse(declaration)).toEqual(declaration)
      expect(checkDeclaration(declaration)).toEqual([])
      expect(sum(declaration.subprojects.map(row => row.budget))).toBe(declaration.budgetTotal)
      expect(declaration.indicators.filter(row => !row.target.certain)).toEqual([])
    }))
  test('weights add up to 100, or to 90 beside the 10 of the execution rate', () =>
    each(({ declaration }) => {
      const rated = declaration.indicators.some(row => row.name === '预算执行率')
      expect(sum(declaration.indicators.map(row => row.weight))).toBe(rated ? 100 : 90)
    }))
  test('each indicator has twelve months, nothing negative, and no numerator above its denominator', () =>
    each(({ declaration, years: lines }) => {
      expect(lines).toHaveLength(declaration.indicators.length)
      for (const cell of lines.flatMap(line => line.cells)) {
        if (typeof cell === 'number') expect(cell).toBeGreaterThanOrEqual(0)
        if (cell === null || typeof cell !== 'object') continue
        expect(cell.denominator).toBeGreaterThan(0)
        expect(cell.numerator).toBeLessThanOrEqual(cell.denominator)
      }
    }))
  test('plans never fall and end at the target', () =>
    each(({ declaration }) => {
      for (const { monthlyPlan, target } of declaration.indicators) {
        if (!monthlyPlan) continue
        const values = monthlyPlan.map(point => point.cumulative)
        expect(values).toEqual([...values].sort((a, b) => a - b))
        expect(values.at(-1)).toBe(target.value)
      }
    }))
  test('money is spent in whole fen, never negative, and the ledger carries every row', () =>
    each(sample => {
      const { ledger, facts } = years.get(sample.declaration.projectName)!
      expect(sample.money.map(part => part.name)).toEqual(facts.subprojects.map(row => row.name))
      expect(sample.money.map(part => part.budget)).toEqual(facts.subprojects.map(row => row.budget))
      for (const amount of sample.money.flatMap(part => [...part.spent, ...part.allocated])) {
        expect(amount === null || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true)
      }
      expect(ledger.spentToDate[11]).toBe(sum(sample.money.flatMap(part => part.spent)))
      expect(ledger.offPurposeToDate[11]).toBe(0)
    }))
  test('no sub-project spends more than was allocated to it, nor than its budget, but for the project that overspends', () =>
    each(({ declaration, money }) => {
      for (const { budget: limit, spent, allocated } of money) {
        expect(sum(allocated)).toBeLessThanOrEqual(limit)
        if (declaration.projectName === '2021年重点人群疾病筛查') continue
        spent.forEach((_, i) => expect(sum(spent.slice(0, i + 1))).toBeLessThanOrEqual(sum(allocated.slice(0, i + 1))))
      }
    }))
})

describe('the Suzhou project of 2021', () => {
  test('is the declared form: 30 indicators, 4,000 万元, the two rows after the page break under 结果', () => {
    const { declaration } = named(suzhou)
    expect(declaration).toMatchObject({ agencyCode: '000040000080', year: 2021, budgetTotal: 4_000_000_000 })
    const counts = ['投入', '产出', '结果', '影响力'].map(
      category => declaration.indicators.filter(row => row.category === category).length,
    )
    expect(counts).toEqual([10, 8, 7, 5])
    expect(column(`select questions from project_text where project_id = ${ids.get(suzhou)}`)[0]).toBe('[]')
  })
  test('its budget light warns in July at 38% and is normal in December at 92.8%', () => {
    expect(budget(suzhou, 7)).toMatchObject({ signal: 'warning', rate: 0.38 })
    expect(budget(suzhou, 12).signal).toBe('normal')
    expect(budget(suzhou, 12).rate).toBeCloseTo(0.9281, 4)
  })
  test('works are behind from July to September after a failed tender and all accepted by December', () => {
    const works = signals(suzhou, '信息化建设项目数量')
    expect(works.slice(6)).toEqual(['behind', 'behind', 'behind', 'warning', 'normal', 'normal'])
    expect(at(suzhou, '信息化建设覆盖学校数', 7)).toBe('behind')
  })
  test('visits lag in spring, peak at examination time and meet their 800,000 at the year’s end', () => {
    const visits = signals(suzhou, '全年各考务信息系统访问人数')
    expect(visits.slice(1, 4)).toEqual(['behind', 'behind', 'behind'])
    expect(visits.slice(5)).toEqual(Array.from({ length: 7 }, () => 'normal'))
    const months = numbers(named(suzhou), '全年各考务信息系统访问人数')
    expect(Math.max(...months)).toBe(months[5])
    expect(sum(months)).toBeGreaterThan(800_000)
  })
  test('the tender saving is 12% in July and above its cap of 15% from September on', () => {
    const saving = years.get(suzhou)!.indicators.find(({ facts }) => facts.name === '资金节约率')!
    expect(saving.values[6]!.toDate).toBeCloseTo(0.12, 10)
    expect(saving.values[10]!.toDate).toBeCloseTo(0.164, 10)
    expect(saving.verdicts.map(verdict => verdict.signal).slice(6)).toEqual([
      'normal',
      'normal',
      ...Array.from({ length: 4 }, () => 'behind'),
    ])
  })
  test('what was saved in tenders was not spent as well', () => {
    const saved = sum(ratios(named(suzhou), '资金节约率').map(one => one.numerator)) * 100
    expect(years.get(suzhou)!.ledger.spentToDate[11]! + saved).toBeLessThanOrEqual(4_000_000_000)
  })
  test('teachers are less content than the target in both surveys, pupils are not', () => {
    expect([at(suzhou, '教师满意度', 7), at(suzhou, '教师满意度', 12)]).toEqual(['warning', 'warning'])
    expect(at(suzhou, '学生满意度', 12)).toBe('normal')
  })
  test('as many works and operation contracts passed acceptance as were delivered: 16 and 7', () => {
    expect(sum(ratios(named(suzhou), '信息化项目验收合格率').map(one => one.numerator))).toBe(16 + 7)
    expect(sum(numbers(named(suzhou), '信息化建设项目数量'))).toBe(16)
    expect(sum(numbers(named(suzhou), '购买信息化运维服务'))).toBe(7)
  })
  test('five documents have five due months; one is late in June, one in September', () => {
    const due = named(suzhou).declaration.indicators.filter(row => row.category === '影响力')
    expect(due.map(row => row.dueMonth)).toEqual(['2021-06', '2021-09', '2021-05', '2021-10', '2021-12'])
    expect(signals(suzhou, '教育信息化建设管理办法').slice(4, 8)).toEqual(['notDue', 'warning', 'warning', 'normal'])
    expect(due.map(row => at(suzhou, row.name, 12))).toEqual(Array.from({ length: 5 }, () => 'normal'))
  })
  test('a figure typed with a digit too many was corrected, and both versions are kept', async () => {
    const sql = `select a.version, a.value from actual a join indicator i on i.id = a.indicator_id
      where i.name = '全年各考务信息系统访问人数' and a.month = '2021-03' order by a.version`
    expect(raw(sql)).toEqual([
      { version: 1, value: 331_500 },
      { version: 2, value: 33_150 },
    ])
    const march = (await reportEvents(store.db, ids.get(suzhou)!)).filter(event => event.month === '2021-03')
    expect(march.map(event => event.event)).toEqual(['submit', 'approve', 'reopen', 'submit', 'approve'])
  })
  test('ten months are approved, November awaits approval, December is a draft', async () => {
    const states = (await readReports(store.db, ids.get(suzhou)!)).map(report => report.state)
    expect(states).toEqual([...Array.from({ length: 10 }, () => 'approved'), 'submitted', 'draft'])
  })
  test('two of its gaps have been explained', async () => {
    expect(await gapNotes(store.db, ids.get(suzhou)!)).toHaveLength(2)
  })
})

describe('the fates of the other projects', () => {
  test('a late tender leaves the school works behind from June on', () => {
    expect(goal('2021年校舍安全加固工程').slice(5, 11)).toEqual(Array.from({ length: 6 }, () => 'behind'))
    expect(budget('2021年校舍安全加固工程', 7).signal).toBe('behind')
  })
  test('the teacher training is normal in every month in which anything was due', () => {
    expect(new Set(goal('2021年骨干教师培训'))).toEqual(new Set(['notDue', 'normal']))
    expect(new Set(years.get('2021年骨干教师培训')!.budgetVerdicts.map(one => one.signal))).toEqual(new Set(['normal']))
  })
  test('the river works stop in May and nothing is dredged afterwards', () => {
    const dredged = running(numbers(named('2021年城区河道清淤整治'), '清淤河道长度'))
    expect(dredged[11]).toBe(dredged[4])
    expect(at('2021年城区河道清淤整治', '清淤河道长度', 4)).toBe('normal')
    expect(at('2021年城区河道清淤整治', '清淤河道长度', 12)).toBe('behind')
    expect(budget('2021年城区河道清淤整治', 12).rate!).toBeLessThan(0.25)
  })
  test('the drainage station forgot four months, and reported late after three of them', async () => {
    const months = signals('2021年排水管网水质监测', '水质监测次数').flatMap((signal, i) => (signal === 'missing' ? [i + 1] : []))
    expect(months).toEqual([3, 6, 7, 11])
    expect(budget('2021年排水管网水质监测', 7).signal).toBe('missing')
    const late = (await readReports(store.db, ids.get('2021年排水管网水质监测')!)).filter(row => row.submittedOn!.slice(8) > '05')
    expect(late.map(row => row.month)).toEqual(['2021-04', '2021-08', '2021-12'])
  })
  test('the library is ahead of its visitors from the summer on', () => {
    expect(signals('2021年公共图书馆免费开放', '接待读者人次').slice(6)).toEqual(Array.from({ length: 6 }, () => 'ahead'))
  })
  test('the events break their cost cap in October, leave the audience’s range once, and cost what the ledger says', () => {
    const name = '2021年群众文化活动'
    expect(signals(name, '单场活动平均成本').slice(8)).toEqual(['normal', 'behind', 'behind', 'behind'])
    expect(signals(name, '平均每场观众人数').slice(8)).toEqual(['normal', 'behind', 'normal', 'normal'])
    const spent = running(named(name).money[0]!.spent.map(fen => (fen ?? 0) / 100))
    const held = running(numbers(named(name), '举办群众文化活动场次'))
    expect(numbers(named(name), '单场活动平均成本')).toEqual(spent.map((yuan, i) => Math.round(yuan / held[i]!)))
    const audience = numbers(named(name), '平均每场观众人数')
    const events = numbers(named(name), '举办群众文化活动场次')
    expect(numbers(named(name), '活动参与人次')).toEqual(events.map((count, i) => count * audience[i]!))
  })
  test('the screening spends ahead of time and passes its budget in November; its coverage counts those screened', () => {
    const name = '2021年重点人群疾病筛查'
    expect(budget(name, 7).signal).toBe('ahead')
    expect(budget(name, 10).rate!).toBeLessThan(1)
    expect(budget(name, 11).rate!).toBeGreaterThan(1)
    const screened = numbers(named(name), '重点人群筛查人数')
    expect(ratios(named(name), '重点人群筛查覆盖率').map(one => one.numerator)).toEqual(running(screened))
    expect(ratios(named(name), '结果反馈及时率').map(one => one.denominator)).toEqual(screened)
  })
  test('the community clinic is judged in words, and one of its months was sent back', async () => {
    const name = '2021年基层医疗服务能力提升'
    const levels = named(name).declaration.indicators.filter(row => row.target.kind === 'qualitative')
    expect(levels).toHaveLength(5)
    expect([at(name, '居民就医便利程度', 9), at(name, '居民就医便利程度', 12)]).toEqual(['warning', 'normal'])
    const october = (await readReports(store.db, ids.get(name)!)).find(report => report.month === '2021-10')
    expect(october).toMatchObject({ state: 'returned' })
  })
})
