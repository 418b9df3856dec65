import type { Same } from '../say.ts'
import type { targetQuality as zh } from '../zh/target-quality.ts'

export const targetQuality: Same<typeof zh> = {
  'target-too-low': (p, f) =>
    `“${p.name}” reached at least ${f.percent(Number(p.least))} in each of the ${p.count} years ${p.from}–${p.until} (limit of overshoot ${f.percent(Number(p.overshoot))}), and the target is still “${p.raw}”. Is it too low?`,
  'target-never-met': (p, f) =>
    `“${p.name}” was missed in each of the ${p.count} years ${p.from}–${p.until}${p.best === null ? '' : `; the best year reached ${f.percent(Number(p.best))}`}. The target is “${p.raw}”: can it be met, and what is different this year?`,
  'target-unmoved': (p, f) =>
    `“${p.name}” had the target “${p.last}” in ${p.year} and reached ${f.percent(Number(p.attainment))}. With “${p.raw}” the same result would again exceed ${f.percent(Number(p.overshoot))}. Should it be raised?`,
  'evidence-missing': p => `“${p.name}” names no source of evidence. What will prove it at the year’s end?`,
  'indicator-doubled': p =>
    p.before === p.category
      ? `Row ${p.number}, “${p.name}”, is the same or nearly the same as row ${p.first}, “${p.other}”. Is it there twice?`
      : `Row ${p.number}, “${p.name}” (${p.category}), is the same or nearly the same as row ${p.first}, “${p.other}” (${p.before}). Is one thing counted in two categories?`,
  'limit-as-equals': p =>
    `“${p.name}” is a limit (a cost, or “no more than”), but its target is written “${p.raw}”. If less is also good, write “≤”.`,
  'unit-missing': p => `The target “${p.raw}” of “${p.name}” has no unit.`,
  'date-without-month': p => `The target “${p.raw}” of “${p.name}” names a year only. By which month?`,
  'weight-zero': p => `“${p.name}” has 0 points: reaching it or not changes nothing. Is that a slip?`,
  'year-left-over': p => `The year’s objective speaks of ${p.before} and not of ${p.year}. Was last year’s text taken over?`,
}
