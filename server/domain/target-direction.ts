import { durationUnit, moneyUnit } from './vocabulary-target.ts'
import * as names from './vocabulary-target-names.ts'

/** Whether less is better, by the indicator's name and what its number counts; used only where no sign is written. */
export function lessIsBetter(name: string, unit: string, scale: number): boolean {
  if (names.fallIsGood.test(name)) return false
  const money = moneyUnit.test(unit)
  const amount = money || (unit === '' && scale > 1)
  if (names.lowRate.test(name) || names.lowShare.test(name)) return true
  if (names.controlRate.test(name)) return !names.controlOfHarm.test(name)
  if (amount && names.cost.test(name) && !names.costIsGood.test(name)) return true
  if (amount && names.budget.test(name) && !names.budgetIsGood.test(name)) return true
  if (names.emission.test(name)) return true
  if (durationUnit.test(unit) && names.waiting.test(name)) return true
  return names.incident.test(name) && !names.prevented.test(name) && !names.handled.test(name)
}
