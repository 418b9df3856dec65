/** Words that give away a table filled in without care. */

/** Signs a result cannot have: ≥95% as an actual repeats the target. */
export const boundSign = /^(?:[≥≤><=]{1,2}|不低于|不少于|不高于|不超过|大于|小于)\s*\d/
/** A number with its unit, or a bound, inside an indicator's name. */
export const targetInName =
  /(?:不超过|不低于|不少于|不高于|达到?|≥|≤)\s*\d+(?:\.\d+)?|\d+(?:\.\d+)?\s*(?:%|公里|千米|万?元|亩|公顷|平方米|人次?|户|个|台|套)(?!\/)/
/** The template's ** where a number belongs. */
export const templateMark = /(?:[≥≤<>]\s*)?\*{2,}\s*(?:人|个|%|元|户|亩|次|万)|[≥≤<>]\s*\*{2,}/
/** Says that a benefit does not apply, in a row that takes points for it. */
export const benefitDenied = /无(?:经济|社会|生态|环境)效益|不产生(?:经济|社会|生态)?效益/
/** 0-6岁, 7天, 24小时: numbers that only describe what is counted. */
export const describedNumber = /\d+\s*[-—~至]\s*\d+\s*(?:岁|月龄|天|年)|\d+\s*(?:岁|月龄|天内?访视|小时|年|月|号|级|期|批|周岁)/g
/** Years named in a text, but not those of a document's number or of a planning period. */
export const yearInText = /(?<![〔[(\d])(20\d{2})\s*年/g
/** Shares of a whole: none of them can be above 100%. A rate of completion can. */
export const shareName = /满意度|(?:合格|覆盖|知晓|达标|及时|准确|出勤|普及|入学)率$/
export const percentAlone = /^[≥≤><=]{0,2}\s*(\d+(?:\.\d+)?)\s*%$/
/** Amounts with their unit, as sentences give them; longer rows of digits are no amount. */
export const smallUnit = '元'
export const amountInText = /(?<!\d|\d{16}\.)(\d{1,15}(?:\.\d{1,15})?)\s*(万元|元)/g
