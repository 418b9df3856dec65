/** Units of money as people write them: 元 yuan, 万元 ten thousand, 亿元 a hundred million; a bare number is in 万元. */

export const yuan = '元'

/** How many fen one of each is. */
export const fenOf: Readonly<Record<string, number>> = { '': 1e6, 万元: 1e6, 万: 1e6, 元: 100, 亿元: 1e10, 亿: 1e10 }

/** Sign, whole part, decimals, unit. */
export const moneyWriting = /^([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万元|万|元|亿元|亿)?$/
