import type { Same } from '../say.ts'
import { exactQuantity } from '../target-quantity.ts'
import type { target as zh } from '../zh/target.ts'

export const target = {
  numeric: (p, f) => `${p.sign === null ? '' : `${p.sign} `}${exactQuantity(f, p.value, p)}`,
  numericDown: (p, f) => `${exactQuantity(f, p.value, p)} (less is better)`,
  exactly: (p, f) => `exactly ${exactQuantity(f, p.low, p)}`,
  range: (p, f) => `${exactQuantity(f, p.low, p)} – ${exactQuantity(f, p.high, p)}`,
  qualitative: p => `Qualitative: ${p.text}`,
  none: 'Not applicable',
  by: p => `by ${dayText(p.year, p.month, p.day)}`,
  period: p => `${dayText(p.fromYear, p.fromMonth, p.fromDay)} – ${dayText(p.year, p.month, p.day)}`,
  uncertain: p => `To be confirmed: ${p.text}`,
} satisfies Same<typeof zh>

type Part = string | number | boolean | null | undefined
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayText = (year: Part, month: Part, day: Part) => `${day} ${names[Number(month) - 1]}${year === null ? '' : ` ${year}`}`
