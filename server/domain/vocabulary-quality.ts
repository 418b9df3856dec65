/** Words that make a target a limit: written with "=" it would ask for the exact amount. */
export const limitName =
  /不超过|不高于|不多于|不大于|不得超过|不得高于|以内|控制(?:在|率|数)|上限|限额|最高|最多|成本|造价|单价|费用|开支|支出标准/
/** Rates and counts whose names hold such a word and yet are aims: 成本节约率, 控制率 of an illness. */
export const limitIsAim = /节约|节省|下降|降低|减少|压减|达标|血压|血糖|疫|病/
/** A category that holds what a project may cost. */
export const costCategory = /成本/
export const equalsSign = /^\s*[=＝]/
/** A date names a month or a quarter, or a day by its marks. */
export const monthInDate = /\d\s*月|[一二三四五六七八九十]月|月底|季度|年底|年末|岁末|上半年|下半年|\d{4}\s*[-./]\s*\d/
/** What a name may be said around: blanks, brackets, marks. */
export const nameNoise = /[\s()（）【】[\]《》“”"'、，,。.：:；;·\-—_/]/g
