/** Questions before handing in 提交前的疑问. */
export const questions = {
  title: '提交前的疑问',
  lead: '审核时可能会问。一句话说明即可，不影响保存和提交。',
  review: '疑问与说明',
  open: (count: number) => `${count} 个疑问未说明`,
  all: '疑问都已说明',
  none: '尚未说明',
  month: '本月整体',
  label: (name: string) => `说明：${name}`,
  placeholder: '一句话说明，按 Enter 保存',
  before: (text: string) => `数据已改变，请再说明。原说明：${text}`,
  by: (who: string, at: string) => `${who} ${at}`,
  save: '保存说明',
  /** Where an answer is shown later, beside its value. */
  asked: '疑问',
  said: '说明',
  row: '疑问',
  given: '疑问与说明',
  whole: '按月的疑问与说明',
  ofMonth: (month: string) => `${month}的疑问与说明`,
}
