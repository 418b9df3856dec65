/** Words met in evidence sheets 佐证清单 and in the forms' column 目标值来源, glossed once. */

/** survey 调查问卷, accounts 账户清单, roster 在校人数清册, signUp 报名表, acceptance 验收清单, document 文件. */
export const sheetKinds = ['survey', 'accounts', 'roster', 'signUp', 'acceptance', 'document'] as const
export type SheetKind = (typeof sheetKinds)[number]

/** What the form's own words or a file's name say of a kind. */
export const evidenceWords: Record<SheetKind, RegExp> = {
  survey: /问卷|满意度调查|调查结果|测评表|评议表/,
  accounts: /账户|账号|帐号|帐户|注册|使用记录|登录记录|用户清单/,
  roster: /清册|花名册|名册|在校(人数|学生)|在册|学籍/,
  signUp: /报名|签到|参赛|参训|参会|参加人员|学员名单/,
  acceptance: /验收/,
  document: /文件|办法|制度|方案|预案|机制|印发/,
}
/** An indicator whose own name asks for a survey. */
export const satisfactionName = /满意/

/** The part a column plays, by its heading. */
export const headingWords = {
  answer: /满意|评价|打分|评分|得分|您(对|认为|觉得)|是否(使用|覆盖|接入|有)|感受/,
  overall: /(总体|整体|综合|总的)/,
  question: /^(题目|问题|题干|调查(内容|项目)|评价(内容|项目|指标)|测评(内容|项目))/,
  respondent: /^(答卷|问卷)?(编号|序列号)$|答卷编号|答题(人|序号)|提交者/,
  option: /^(选项|评价等级|满意程度|答案|等级)$/,
  count: /^(人数|份数|票数|数量|小计|频数|选择人数)/,
  key: /账号|帐号|账户|帐户|用户名|登录名|学号|工号|学籍号|身份证|证件号|手机|电话|编号|用户ID|^id$/i,
  name: /姓名|名字|学生$|教师$|参赛(者|选手)|选手|队员|参加人/,
  status: /状态|是否(激活|启用|使用|注册|登录)|登录次数|使用次数|访问次数/,
  event: /赛项|项目|活动|场次|组别|课程|班次|类别/,
  item: /项目|标段|合同|名称|设备|内容/,
  verdict: /结论|结果|是否(合格|通过)|验收(情况|意见|状态)|合格/,
  date: /日期|时间|年月日/,
  title: /文件(名称|标题)?$|标题|名称|制度|办法/,
  stage: /阶段|状态|进展|进度|环节/,
  number: /文号|发文字号|编号/,
} satisfies Record<string, RegExp>
export type HeadingWord = keyof typeof headingWords

/** Headings only a list of accounts has, and only a roster has. */
export const accountHeading = /账号|帐号|账户|帐户|登录|注册|使用次数|用户名|激活/
export const rosterHeading = /学号|学籍|班级|年级|在校|入学|工号|部门/

/** Answers by words, best first; 基本满意 is asked about, 不了解 says nothing. */
export const answerWords: readonly (readonly [RegExp, number])[] = [
  [/^(很|非常|十分|特别|完全|极其)不(满意|好)|^极不满意|^很差|^非常差/, 1],
  [/^(较|比较|不太|不够|不)不?满意|^差$|^较差|^不好$|^不合格$/, 2],
  [/^(很|非常|十分|特别|完全|极其)(满意|好)|^优秀?$|^是$|^有$|^已(使用|覆盖|接入)$/, 5],
  [/^(较|比较|较为)?(满意|好)$|^良好?$/, 4],
  [/^基本满意$|^基本合格$|^合格$|^一般$|^尚可$|^中等?$|^普通$/, 3],
  [/^否$|^无$|^没有$|^未(使用|覆盖|接入)$/, 1],
]
/** Better than 比较不满意 would read it: 比较满意 and 较满意 are no 不满意. */
export const fairlySatisfied = /^(较|比较|较为)满意$/
export const basicSatisfied = /^基本满意$/
export const noOpinion = /不(清楚|了解|知道|适用|好说|便)|未(接触|参与)|说不清|弃权|无法评价|没用过/

/** A mean of points rather than a share, when the form says so. */
export const scoreWords = /加权|平均分|均分|得分率|综合得分|满意度得分/

/** 人次 counts every time, 人数 every person once. */
export const personTimesWords = /人次/

/** 合计 and its like: a line that adds up the others. */
export const totalWords = /^(合计|总计|小计|共计|总数|合 ?计)[:：]?$/

/** An account that is there but not in use. */
export const idleWords = /^(否|未(激活|启用|注册|使用|登录)|已?(停用|注销|禁用|冻结)|0)$/

/** 验收结论. 未验收 says nothing yet. */
export const notYetWords = /^(未|待|尚未|正在|拟)(组织|进行)?验收|^待定$|^进行中$/
export const failWords = /不合格|未通过|不通过|未达标|不达标|^否$|^[×✗xX]$|退回|整改/
export const passWords = /合格|通过|达标|^是$|^[√✓✔]$|^优|^良/

/** How far a document is: the later words win only where no earlier one stands beside them (印发…征求意见稿). */
export const draftWords = /草案|初稿|草稿|起草|讨论稿|编制中|拟定|拟稿/
export const consultWords = /征求意见|意见稿|送审|公示|论证|评审稿|报批/
export const issuedWords = /印发|发布|公布|施行|实施|通过|出台|下发|颁布|完成|定稿|正式|已制定/
/** 苏教〔2021〕12号. */
export const documentNumber = /[\u4e00-\u9fff]{1,12}[〔[（(【]\s*20\d\d\s*[〕\]）)】]\s*\d{1,5}\s*号/

/** Scales named in a heading. */
export const hundredScale = /百分制|100分制?|0[-~—–]100/
export const tenScale = /十分制|10分制|[01][-~—–]10/
export const fiveScale = /五分制|5分制|1[-~—–]5/
/** 1 = best, as exports of option numbers have it. */
export const oneIsBest = /1\s*[=＝为:：]?\s*(很|非常|十分)满意/

/** After the name of a level as a heading: 很满意(人), 满意份数. */
export const countAfter = /\(?(人数|份数|票数|人次|人|份|票|数)\)?$/
/** One mark in the column of the answer; a dash is none. */
export const tickSigns = /^[√✓✔☑●■vV]$/
export const noneSigns = /^[-—–/无○□☐]$/
/** Signs beside a count or a point: 12份, 5分. */
export const countSigns = /[,\s份人票个]/g
export const pointsAfter = /\(\d+分?\)$/
export const pointsWritten = /^(-?\d+(?:\.\d+)?)分?$/
/** Full stops and commas of both writings after an answer. */
export const endSigns = /[。.!;,]+$/

/** 2021年7月5日, 2021-07-05, 2021/7/5. */
export const dayWritten = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/
export const dayLine = /^\d{4}年\d{1,2}月\d{1,2}日$/
/** A line that can be a document's title. */
export const titleLine = /办法|制度|方案|预案|机制|通知|规定|意见|细则/
