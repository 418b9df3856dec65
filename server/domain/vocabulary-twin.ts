/** How a name writes its year: 2021年, 2021年度, 2021. Digits beside it would make it another number. */
export const yearInName = /(?<!\d)((?:19|20)\d{2})(?!\d)(年度|年)?/g
/** The same in words: 二〇二一年度. */
export const hanYearInName = /([零〇一二三四五六七八九]{4})(?=年)/g
/** A year that stands in a date: 2021年, 2021-12, 2021/12, 2021.12.31, 2021.12底前. 2021.5万元 is an amount. */
export const yearInDate =
  /(?<!\d)((?:19|20)\d{2})(?=年|[-/](?:0?[1-9]|1[0-2])(?!\d)|\.(?:0?[1-9]|1[0-2])(?:\.(?:0?[1-9]|[12]\d|3[01])(?!\d)|\s*(?:$|[-—–~至到前底末起初、，,；;。)）])))/g
/** A year that can be nothing else, beside a number that is the target. */
export const yearBeforeSign = /(?<!\d)((?:19|20)\d{2})(?=年)/g
/** A sign that a number follows. */
export const signFirst = /^\s*[≥≤><=＞＜＝≧≦]/
