import { dayWritten } from './vocabulary-sheet.ts'

/** Dates as sheets hold them: 2021-07-05, 2021年7月5日, 2021/7/5, 20210705, or a spreadsheet's day number. */

const two = (value: number) => String(value).padStart(2, '0')
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function dayText(year: number, month: number, day: number): string | null {
  const most = month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0)
  return year >= 1990 && year <= 2100 && day >= 1 && day <= most ? `${year}-${two(month)}-${two(day)}` : null
}

/** Days since 1899-12-30, as spreadsheets count them; only what can be a day of these decades. */
function fromSerial(serial: number): string | null {
  if (serial < 32_874 || serial > 73_415) return null
  let rest = Math.floor(serial) - 32_874
  let year = 1990
  for (; rest >= (isLeap(year) ? 366 : 365); year++) rest -= isLeap(year) ? 366 : 365
  let month = 1
  const length = () => (month === 2 && isLeap(year) ? 29 : lengths[month - 1]!)
  for (; rest >= length(); month++) rest -= length()
  return dayText(year, month, rest + 1)
}

/** The day, and whether it stood there as a bare day number. */
export function readDate(text: string): { day: string; serial: boolean } | null {
  const plain = text.normalize('NFKC').trim()
  const named = dayWritten.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (named) {
    const day = dayText(Number(named[1]), Number(named[2]), Number(named[3]))
    return day === null ? null : { day, serial: false }
  }
  if (!/^\d{5}(\.\d+)?$/.test(plain)) return null
  const day = fromSerial(Number(plain))
  return day === null ? null : { day, serial: true }
}
