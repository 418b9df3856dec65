import type { DeclaredIndicator } from '#domain/declaration'
import { monthOf } from '#domain/month'
import type { Cell } from '../cells.ts'
import { between, noise } from '../noise.ts'
import { proposed, type Notes } from '../project.ts'
import { reached, rising, type Course } from './course.ts'
import type { Tender } from './ledger.ts'

/** One indicator of a kind of project: how it is declared, and how its twelve months follow from the project's course. */
export type Spec = {
  place: string
  name: string
  raw: string
  /** Share of its category's points. */
  share: number
  source: string
  cells: (at: Situation, indicator: DeclaredIndicator, salt: number) => Cell[]
  /** Cumulative shares of the target, where the indicator follows a monthly plan. */
  plan?: readonly number[]
  stages?: readonly string[]
}

/** What an indicator may depend on: the course, the first output's months, the money of all sub-projects to date in yuan. */
export type Situation = {
  year: number
  course: Course
  first: number[]
  spentToDate: number[]
  tenders: readonly Tender[]
}

export type Measured = { indicator: DeclaredIndicator; cells: Cell[]; notes: Notes }

export function declare(spec: Spec, weight: number, year: number): DeclaredIndicator {
  const read = proposed(spec.place, spec.name, spec.raw, weight, spec.source, year)
  const stages = spec.stages ? [...spec.stages] : read.stages
  if (!spec.plan) return { ...read, stages }
  const target = read.target.value!
  const whole = isWhole(target, read.target.unit)
  const cumulative = spec.plan.map((share, m) => (m === 11 ? target : rounded(target * share, whole)))
  const monthlyPlan = cumulative.map((value, m) => ({ month: monthOf(year, m + 1), cumulative: value }))
  const aggregation = read.aggregation === 'last' ? 'last' : 'sum'
  return { ...read, aggregation, pacing: 'plan', dueMonth: null, stages: null, monthlyPlan }
}

const divisible = /^(元|公里|亩|吨|公顷|平方米|立方米|千瓦时|平方公里)$/
const isWhole = (target: number, unit: string) => !divisible.test(unit) || target >= 1000
const rounded = (value: number, whole: boolean) => (whole ? Math.round(value) : Math.round(value * 10) / 10)

/** A count that follows its plan as the course lets it: the months alone, or what stands at their end. */
export function counted(at: Situation, indicator: DeclaredIndicator, salt: number, grip = 1): number[] {
  const target = indicator.target.value!
  const plan =
    indicator.monthlyPlan?.map(point => point.cumulative) ?? Array.from({ length: 12 }, (_, m) => (target * (m + 1)) / 12)
  const whole = isWhole(target, indicator.target.unit)
  const few = target <= 40 && at.course.fate !== 'ahead'
  const shares = reached(
    at.course,
    plan.map(value => value / target),
    grip,
    salt,
  )
  const toDate = rising(shares.map(share => Math.min(rounded(target * share, whole), few ? target : Infinity)))
  // A small count that should have begun has: what is nearly reached is not rounded away.
  const steady = toDate.map((value, m) => {
    const near = target <= 40 && plan[m]! > 0 && shares[m]! / (plan[m]! / target) > 0.88
    return near ? Math.max(value, Math.min(Math.floor(plan[m]!), target)) : value
  })
  return rising(steady).map(value => rounded(value, whole))
}

export const monthsOfCount = (toDate: readonly number[]): number[] =>
  toDate.map((value, m) => Math.round((value - (toDate[m - 1] ?? 0)) * 10) / 10)

/** Numerator over denominator of a month, at a rate; rounding never turns a target that is met into one that is missed. */
export function ratio(denominator: number, rate: number, target: number): Cell {
  if (denominator <= 0) return null
  const missed = denominator * (1 - rate)
  return { numerator: denominator - (rate < target ? Math.ceil(missed) : Math.floor(missed)), denominator }
}

/** Which months an assessment is made in: those given, or December alone. */
export const inMonths = (at: Situation, months: readonly number[], cell: (month: number) => Cell): Cell[] =>
  Array.from({ length: 12 }, (_, m) => ((at.course.yearEnd ? m === 11 : months.includes(m + 1)) ? cell(m + 1) : null))

/** How far above or below its target a rate lies in a month. */
export function rateOf({ course }: Situation, target: number, month: number, salt: number, inspected = false): number {
  const { fate, seed } = course
  if (fate === 'perfect') return Math.min(1, target + 0.02)
  if (fate === 'unmet' && inspected && month >= 3) return target - between(0.05, 0.08, seed, salt)
  if (target >= 1) return 1
  return target + (1 - target) * between(0.25, 0.85, seed, salt, month)
}

/** 达成, or 部分达成 in the months in which the course falls short. */
export function levelOf({ course }: Situation, month: number, salt: number): string {
  const { fate, stop, delay, seed } = course
  if (fate === 'stopped' && month > stop) return salt % 2 === 0 ? '未达成' : '部分达成'
  if (fate === 'partly' && month >= 4 && month <= 10) return noise(seed, salt) < 0.75 ? '部分达成' : '达成'
  if (fate === 'late' && month >= 5 && month <= 6 + delay && salt % 2 === 0) return '部分达成'
  return '达成'
}
