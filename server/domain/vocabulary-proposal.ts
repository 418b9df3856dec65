/** Words in an indicator's name, target, unit and evidence that say how its months become a year (proposed, never decided). */

export const satisfaction = /满意/
/** 制定, 印发…: the target is a document or a finished piece of work. */
export const issueWords =
  /^(已)?(制定|制订|修订|出台|印发|发布|编制|建立|建成|形成|完成|完工|竣工|上线|投入使用|通过|验收通过|通过验收|交付)(完成|完毕|并印发|并实施)?$/
/** A study made before a project starts. */
export const feasibility = /可行性|可研|立项.{0,4}(论证|依据|充分)|前期.{0,6}(论证|研究)|论证/
export const feasibilityStages = ['未开展', '研究', '论证', '批复'] as const
/** A state that holds or does not: the latest month tells. */
export const stateWords =
  /健全|完善|完备|齐全|体系|长效|可持续|持续|稳定|明显|显著|提升|提高|改善|增强|优化|促进|影响|效果|效益|作用/
/** Conduct: one breach in the year is a breach of the year. */
export const conductWords =
  /合规|规范|及时|按时|准时|如期|合法|安全|准确|无误|真实|严格|公开|公平|公正|合格|达标|符合|按照|按计划|标准/

/** Rates of which the latest count is the value: how many are covered, in place, in use. */
export const stockRate =
  /覆盖|到位|使用率|利用率|普及|开通|接入|注册|活跃|入学|在校|巩固|参保|就业|签约|建档|配备|配置|知晓|入住|持证|在线|绿化|森林|保有|公开率|达标率|控制率/
/** Of these, the ones that grow towards their target over the year. */
export const plannedRate = /覆盖|到位|普及|开通|接入|签约|建档|配备|完成|完工|竣工|开工|开展|进度/
export const completionRate = /完成|完工|竣工|开工|开展|进度/
/** A change against another year is stated as a whole. */
export const changeRate = /增长|增幅|增速|提高率|提升率|上升率|同比|环比|变动率|下降率|降低率|减少率/

/** Distinct things in reach: adding up months would count them twice. */
export const distinctCount =
  /覆盖.{0,8}(数|量|面积|范围)?$|覆盖.{0,6}(学校|村|社区|乡镇|单位|户|人)|在册|在校|在岗|在职|在编|在库|存量|保有|现有|拥有|总数|总量$|馆藏|入库|持有|受益|惠及|享受/
/** Counted by a system or at a desk every day: pro-rated by month. */
export const flowCount =
  /访问|浏览|点击|下载|借阅|接待|门诊|就诊|诊疗|服务(人次|人数|量)|办件|受理|业务量|接听|来访|客流|观众|参观|阅读量|播放|推送|流量|巡查|巡检|巡逻|检测(次|量)|监测(次|量)/
export const counterEvidence = /后台|系统(数据|日志|统计|导出)|自动(采集|统计)|数据采集|计数器|日志/
/** People who take part in something held on a date. */
export const eventCount = /参与|参赛|参加|参会|培训|活动|赛|演练|会议|讲座|演出/

export const perUnit = /[/每]|人均|单位成本|单价|均价|标准|单位面积/
export const money = /^(美|欧|港|日)?元/
export const duration = /^(天|日|小时|分钟|秒|周|月|年|个?工作日|个?自然日|个月|个小时)$/
export const rateUnit = /^(%|‰|个?百分点|百分比)$/
export const rateName = /(率|占比|比例|比重|度)$/
/** 成本 in the national taxonomy. */
export const costCategory = /成本/
