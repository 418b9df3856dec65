/** Words of a finished self-evaluation table 自评表, glossed once. */

/** 满意: a satisfaction row by its category, subcategory or name. */
export const satisfactionWord = '满意'

/** A cell for the reason of a deviation 偏差原因 that gives none: empty, dashes, 无 none, 暂无 none yet, 没有, 不适用 not applicable. */
export const noReason = /^(?:无|暂无|没有|不适用|[\s/\\—–\-.。、]*)$/
