/** Invented monthly figures for the Suzhou form, January to July 2021: enough to make a year with flagged gaps. */

type Measured = { value: number } | { numerator: number; denominator: number } | { level: string }

export const visits = '全年各考务信息系统访问人数'
export const usage = '信息化服务使用率'
export const works = '信息化建设项目数量'
export const teachers = '教师满意度'

/** By indicator, by month (1–7); a month left out is not reported. */
export const figures: Record<string, Record<number, Measured>> = {
  [visits]: Object.fromEntries([30_000, 20_000, 40_000, 50_000, 60_000, 100_000, 60_000].map((value, i) => [i + 1, { value }])),
  [usage]: { 3: { numerator: 40_000, denominator: 50_000 }, 7: { numerator: 41_000, denominator: 50_000 } },
  [works]: { 5: { value: 0 }, 6: { value: 2 }, 7: { value: 1 } },
  学生满意度: { 6: { numerator: 430, denominator: 500 } },
  [teachers]: { 6: { numerator: 160, denominator: 200 } },
  资金使用合规性: { 1: { level: '达成' }, 7: { level: '达成' } },
}

export const months = ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2021-07'] as const

type Named = { id: number; name: string }

/** A month's body for PUT actuals. */
export const entriesOf = (indicators: Named[], month: string) =>
  Object.entries(figures).flatMap(([name, byMonth]) => {
    const measured = byMonth[Number(month.slice(5))]
    const indicator = indicators.find(row => row.name === name)
    if (!indicator) throw new Error(`no indicator ${name}`)
    return measured ? [{ indicatorId: indicator.id, ...measured }] : []
  })

/** 万元 as fen. */
const wan = (amount: number) => amount * 1_000_000

/** 1,520 万元 spent by July of 2,000 万元 in place: 38.0% of the 4,000 万元, when 58.3% of the year is over. */
export const moneyOf = (subprojects: Named[], month: string) => {
  const at = Number(month.slice(5)) - 1
  const spent = [0, 100, 150, 200, 250, 400, 420][at]!
  return [{ subprojectId: subprojects[0]!.id, spent: wan(spent), allocated: at === 0 ? wan(2000) : 0 }]
}

/** The cumulative plan the unit gives when it is asked for one: 16 works by December. */
export const worksPlan = [0, 0, 0, 0, 2, 6, 10, 12, 14, 15, 16, 16].map((cumulative, i) => ({
  month: `2021-${String(i + 1).padStart(2, '0')}`,
  cumulative,
}))
