/** What an indicator's name 指标名称 says about its target: which way is good, and where two careful readers would differ. */

/** A fall that is itself the aim: the more, the better. */
export const fallIsGood =
  /(?:下降|降低|减少|节约|节省|压减|压缩|缩短|下浮|减排|消减|削减)(?:率|幅度|比例|额|量|数|程度|效果|$|[(%])|^(?:降低|减少|节约|压减|缩短)/
/** Rates that are better when low. 控制率 stands apart: of a cost it is a cap, of a disease an achievement. */
export const lowRate =
  /(?:变动|变更|调整|结余|结转|沉淀|受害|成灾|受灾|发病|患病|发生|死亡|病死|伤亡|致死|事故|投诉|上访|信访|流失|失业|返贫|差错|错误|出错|失误|违规|违纪|违法|超支|逾期|拖欠|欠费|不合格|空置|闲置|负债|损耗|漏损|损失|损坏|破损|故障|失败|退货|返工|误差|中断|辍学|复发|感染|超标|不良|不良反应|偏差|偏离|丢失|缺陷|漏报|误报|超编|赤字|重复|拥堵|空驶|缺勤|离职|债务|失学|返修|流标|废标|失信|发案|撂荒|欠薪|不良贷款)率/
export const controlRate = /控制率/
export const controlOfHarm = /血压|血糖|糖尿|血脂|病|疫|虫|害|污染|扬尘|噪声|噪音|质量|症|风险|达标/
export const lowShare = /(?:成本|费用|三公经费|公用经费|行政运行|不合格|负债)(?:占|比例|比重|比率)/
export const cost = /成本|造价|单价|均价|低价|价格|费用|开支|花费|耗资|支出上限|限额|限价/
export const costIsGood = /成本效益|成本回收/
export const budget = /预算/
export const budgetIsGood = /率|执行|公开|编制|绩效|收入/
export const emission = /排放(?:量|强度|浓度)|浓度|能耗|单耗|耗[电水煤能油]量|漏损量|PM2\.5|PM10/
export const waiting =
  /响应|修复|办理|办结|处理|等待|等候|审批|时限|耗时|用时|工期|周期|答复|反馈|恢复|中断|停机|停电|到达|完成时间|拨付时间|受理时间|平均时间/

/** Bad events: fewer are better, unless the name counts what was prevented or done about them. */
export const incident = /事故|投诉|上访|差错|失误|违规|违纪|违法|伤亡|死亡(?:人数|率|数)|故障|舆情|安全事件|负面/
export const prevented =
  /预防|防控|防范|防治|防火|防灾|扶助|救助|抚慰|宣传|演练|培训|管护|监测|整治|治理|改造|教育|知晓|保险|率$|平台|热线|系统/
/** Counts of reports or cases 报告数: work done, or harm that happened. */
export const eventOrCase = /事故|投诉|上访|信访|事件|案件|纠纷|火灾|违规|违纪|违法|疫情|舆情|故障|隐患/
export const handled = /报告|上报|发现|查处|立案|排查|受理|处理|处置|办理|调解|通报|检查|接待|化解/
export const disputedCount = /(?:信访|案件|纠纷)(?:数|件数|数量|次数|人次|$)/
/** 政府采购执行率: spending against the procurement budget, a rate to reach or a cap. */
export const disputedRate = /采购.{0,6}执行率/
/** A subsidy or payment standard per head or area: to be met exactly. */
export const paymentStandard = /补助|补贴|补偿|标准|资助|奖励|津贴|救助金|待遇/
export const standardIsGood = /人数|人次|户数|面积|收入|增收|产值/

export const lostName = /\blost\b|unreadable|illegible|缺失|名称不清|无法辨认|看不清|识别失败|\?\?|[�□]/i
export const rateName = /率(?:$|[(%（:：,，。 ]|达)|满意度|占比|比例|比重|百分比|%/
export const boundedRate = /(?:合格|覆盖|满意|及时|准确|知晓|到位|成活|参保|参与|出勤|优良|达标|正确|保障|发放)率|满意度/
export const countName = /数|次|人|量|额|面积|里程|规模|个|件|台|套|场/
/** A bracket in the name that holds a unit: (万美元), (%). */
export const scaledUnitInName =
  /[(（][^()（）]*(?:[十百千万亿][^()（）数]{0,6}|元[^()（）]{0,6}|%|％|‰|百分比)[)）]|[%％]$|[(（]单位[:：][^()（）]*[万亿%％][^()（）]*[)）]/
/** The name speaks of a point in time. */
export const timeName = /时间|时限|期限|日期|进度|及时|时效|完成|到位|拨付|验收|交付|竣工|开工|开展/
