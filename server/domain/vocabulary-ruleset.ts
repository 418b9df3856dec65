/** Words of the scoring rules and the documents they come from, glossed once. */

/** Grades 等级: excellent, good, fair, poor; best first. */
export const grades = ['优', '良', '中', '差'] as const
export type Grade = (typeof grades)[number]

/** Where a rule stands: a regulation, common practice of finance bureaus, local practice 本地做法, or our own decision. */
export const standings = ['rule', 'practice', 'local', 'design'] as const
export type Standing = (typeof standings)[number]

export const nationalName = '国家通用规则（2020）'

/** 项目支出绩效评价管理办法 (evaluation of project expenditure), 2020. */
export const evaluationMeasure = '财预〔2020〕10号'
/** 中央部门项目支出核心绩效目标和指标设置及取值指引: the taxonomy with cost indicators, 2021. */
export const indicatorGuide = '财预〔2021〕101号'

/** Layouts met in published forms of Hubei; no regulation behind them is known here. */
export const blocksExampleName = '湖北做法示例（预算执行 20、绩效 80）'
/** A library's published self-evaluation tables for 2022. */
export const blocksExampleForm = '黄石市图书馆 2022年度项目自评表（公开表）'
export const criteriaExampleName = '湖北做法示例（项目决策 2、项目管理 13、项目绩效 85）'
/** A city's published form for 2019, whose criteria carry their rubric in the form itself. */
export const criteriaExampleForm = '广水市财政预算支出项目绩效目标自评表（2019年度，公开表）'
/** The form's process criteria 过程: decision and management, each with its points and what earns them. */
export const publishedCriteria = [
  {
    id: 1,
    name: '决策依据',
    points: 2,
    levels: [
      { name: '有', description: '有项目年度工作计划或有上级文件或审批报告', share: 1 },
      { name: '没有', description: '没有不得分', share: 0 },
    ],
  },
  {
    id: 2,
    name: '财务制度',
    points: 3,
    levels: [
      { name: '三项齐全', description: '单位财务管理制度、项目管理制度、制度执行佐证资料各 1 分', share: 1 },
      { name: '两项', description: '具备其中两项', share: 0.6667 },
      { name: '一项', description: '具备其中一项', share: 0.3333 },
      { name: '没有', description: '没有不得分', share: 0 },
    ],
  },
  {
    id: 3,
    name: '组织机构',
    points: 2,
    levels: [
      { name: '有', description: '有明确的绩效管理机构或专人负责', share: 1 },
      { name: '没有', description: '没有不得分', share: 0 },
    ],
  },
  {
    id: 4,
    name: '运行监管',
    points: 4,
    levels: [
      { name: '记录和监控表', description: '有运行监管记录（3 分），并填报《项目支出绩效监控表》（1 分）', share: 1 },
      { name: '只有记录', description: '有运行监管记录', share: 0.75 },
      { name: '只有监控表', description: '填报了《项目支出绩效监控表》', share: 0.25 },
      { name: '没有', description: '没有不得分', share: 0 },
    ],
  },
  {
    id: 5,
    name: '目标申报',
    points: 4,
    levels: [
      { name: '全、规范、按时', description: '绩效目标全申报（1 分）、规范（1 分）、按时申报（2 分）', share: 1 },
      { name: '扣 0.5 分', description: '缺一项扣 0.5 分，不规范扣 0.5 分，逾期扣 1 分；累计扣 0.5 分', share: 0.875 },
      { name: '扣 1 分', description: '缺一项扣 0.5 分，不规范扣 0.5 分，逾期扣 1 分；累计扣 1 分', share: 0.75 },
      { name: '扣 1.5 分', description: '缺一项扣 0.5 分，不规范扣 0.5 分，逾期扣 1 分；累计扣 1.5 分', share: 0.625 },
      { name: '扣 2 分', description: '缺一项扣 0.5 分，不规范扣 0.5 分，逾期扣 1 分；累计扣 2 分', share: 0.5 },
      { name: '没有申报', description: '扣完为止', share: 0 },
    ],
  },
]
/** First-level heading of the process criteria in an evaluation. */
export const processHeading = '过程'
