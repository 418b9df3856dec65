/** Words of a finished self-evaluation table 自评表, glossed once. */

/** 满意: a satisfaction row by its category, subcategory or name. */
export const satisfactionWord = '满意'

/** A cell for the reason of a deviation 偏差原因 that gives none: empty, dashes, 无 none, 暂无 none yet, 没有, 不适用 not applicable. */
export const noReason = /^(?:无|暂无|没有|不适用|[\s/\\—–\-.。、]*)$/

/** First-level categories 一级指标 that carry points of their own, in the words of the national form; 服务对象满意度 counts as satisfaction. */
export const pointCategories = ['cost', 'outputs', 'benefits', 'satisfaction'] as const
export type PointCategory = (typeof pointCategories)[number]
const categoryWords: Record<PointCategory, RegExp> = {
  cost: /^成本/,
  outputs: /^产出/,
  benefits: /^效益/,
  satisfaction: /满意度/,
}
export const pointCategoryOf = (words: string): PointCategory | null =>
  pointCategories.find(category => categoryWords[category].test(words.trim())) ?? null
