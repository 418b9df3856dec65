/** What a careful reviewer objects to in each published table of test/cases, written from reading the tables themselves before any
 * program was run on them. `codes`: any of them says it; `row`: part of the indicator's name, or null for the table as a whole.
 * Cut excerpts are not objected to for what was cut. */
export type Objection = { row: string | null; codes: string[]; why: string }
const table = (codes: string, why: string): Objection => ({ row: null, codes: codes.split(' '), why })
const row = (name: string, codes: string, why: string): Objection => ({ row: name, codes: codes.split(' '), why })
const rows = (names: string, codes: string, why: string): Objection[] => names.split(' ').map(name => row(name, codes, why))

export const reviewed: Record<string, Objection[]> = {
  '001': [table('zero-total', 'the total row is filled with 0 over a sub-row of 90 / 89.974 / 89.974')],
  '002': [
    table('budget-changed', '0 became 3.36 during the year, the form asks for the reason, none is given'),
    row('完成安可产品购买', 'unreadable', '= 100 of what? the unit is lost with the rest of the row'),
  ],
  '003': [
    row('成本控制数', 'unreadable', 'a limit of 30 万元 answered with 完成'),
    table('single-row', 'one indicator carries all 90 points'),
  ],
  '004': [
    table('prompt-text', 'conclusion, problems and measures still hold the prompts'),
    ...rows('覆盖率 足额保障率', 'actual-missing', 'nothing filled in'),
    table('budget-changed', '238.93 became 251.89 without a reason'),
  ],
  '005': rows('足额保障率 科目调整次数 按时发放率 结余率', 'actual-missing', 'nothing filled in'),
  '007': [
    ...['score-mismatch', 'reason-missing'].map(code => row('资金到位及时率', code, '100% of 100% earns 7 of 10, no reason')),
    ...['score-mismatch', 'reason-missing'].map(code => row('政策知晓率', code, '98% of 100% is 9.80, printed 9, no reason')),
  ],
  '009': [row('运行监管', 'reason-missing', 'one point lost without a word')],
  '010': [
    ...['score-mismatch', 'full-marks-unmet', 'reason-missing'].map(code =>
      row('居民健康档案', code, '37442 of 38508 earns all 3'),
    ),
    ...(
      '适龄儿童疫苗接种率 孕产妇7天访视数 孕产妇42天访视数 早孕建册数 老年人体检数 高血压规范管理数 高血压随访控制数 糖尿病规范管理数 ' +
      '糖尿病随访控制数 严重精神障碍患者管理数 老年人中医药规范管理数 0-36月龄中医药规范管理数 家庭医生签约率'
    )
      .split(' ')
      .flatMap(name => ['score-mismatch', 'reason-missing'].map(code => row(name, code, 'missed; scored by feel, no reason'))),
    row('举办健康教育知识讲座', 'overshoot', '150 against 6'),
    row('举办健康教育宣传咨询活动', 'overshoot', '96 against 12'),
    table('budget-changed', 'from 0 to 207.4538 without a reason'),
  ],
  '012': [
    ...['score-mismatch', 'full-marks-unmet'].map(code => row('特困人员救助供养人数', code, '4604 of 4754 earns all 5')),
    ...['score-mismatch', 'full-marks-unmet', 'reason-missing'].map(code =>
      row('扶贫临时救助标准', code, '5830 over a limit of 5300 earns all 10, no reason'),
    ),
    row('接受临时救助的人次数', 'overshoot', '87 against 59'),
    row('农村特困人员救助供养基本生活标准', 'overshoot', '758 against 570'),
    table('prompt-text', 'the template’s ** stand in the names'),
  ],
  '014': [
    ...rows(
      '工程质量合格 年度资金支付完成率100% 资金执行在预算范围内 全市安全度汛 保护全市人口财产不受损失 已建工程良性运行',
      'scored-blank',
      'full marks with neither target nor actual',
    ),
    row('年度资金支付完成率100%', 'target-in-name', 'the target stands in the name'),
  ],
  '015': [
    table('points-as-values', 'points stand where target and actual belong'),
    row('32.1公里', 'target-in-name', 'the target stands in the name'),
  ],
  '016': [],
  '017': [
    ...rows('2022年全年 ≥360天服务读者', 'copied-target', 'the actual repeats ≥360天'),
    row('社会公益服务无经济效益', 'benefit-denied', 'says there is no such benefit and takes the points'),
  ],
  '019': [],
  '020': [
    table('zero-total', 'the total row is filled with 0 over a sub-row of 202.64 / 132.912'),
    table('budget-changed', '202.64 became 132.912 without a reason'),
  ],
  '022': [table('total-mismatch', '20 + 60 + 40 are 120, printed 100')],
  '025': [table('goal-repeated', 'the completion repeats the goal word for word')],
  '026': [row('享受医疗救助人次', 'overshoot', '110406 against 50000'), table('zero-over-zero', '0 of 0 printed as 100%')],
  '027': [],
  '028': [],
  '029': [
    table('execution-low', '76%'),
    table('unspent', '24% unspent'),
    table('inflated', 'all 90 points at 76% execution'),
    row('政府采购执行率', 'full-marks-unmet unreadable', '72.74% against 100% earns all'),
    row('三公经费变动率', 'actual-missing unreadable', 'only one figure, yet scored'),
    row('党性教育培训次数', 'full-marks-unmet unreadable', '12 against 26 (or a damaged ≥6)'),
    row('组织宣传活动次数', 'unreadable', 'the target is damaged'),
    row('播发稿件数量', 'overshoot unreadable', '2859 against 2200 (or a damaged ≥200)'),
    row('制作宣传品数量', 'unreadable', 'the target is damaged'),
  ],
  '030': [
    table('execution-low', '79.27%'),
    table('unspent', '20.73% unspent'),
    table('inflated', 'all 90 points at 79.27% execution'),
    ...rows(
      '任务完成率 国家级公益林管护面积 森林抚育 天保工程区 森林火灾受害率 有害生物成灾率',
      'unreadable',
      'digits of several cells glued together',
    ),
  ],
  '031': [],
  '032': [table('goal-contradicts', 'the goal is 70% of the works, the indicator demands 100%')],
  '034': [
    table('execution-low', '89.7%'),
    table('score-mismatch', '8.97 printed as 9'),
    table('sub-row-contradicts', 'the same amounts earn 9 in the total and 8 in the sub-row'),
  ],
  '036': rows('2020年 100万', 'name-is-target', 'the indicator is named like its target'),
  '038': [],
  '039': [row('图书馆管理机制健全性', 'copied-target', 'the option list 好坏 left standing as the answer')],
  '040': [],
  '041': [
    table('prompt-text', 'conclusion and problems still hold the prompts'),
    ...rows(
      '发放及时率 网络宣传成本预算 发放成本预 群众知晓率 应发尽发率 机制健全性 参保人员满意度',
      'actual-missing',
      'nothing filled in',
    ),
  ],
  '042': [
    table('prompt-text', 'the completion still holds the prompt'),
    table('year-mismatch', 'a goal of 2022 in the table of 2023'),
  ],
  '043': [
    row(
      '优秀比例不超过20%',
      'target-in-name target-missing',
      'the limit stands in the name, a countable limit is answered with 达成',
    ),
    table('sub-row-contradicts', 'the sub-row has no executed amount while the total has'),
  ],
  '045': [
    ...rows('项目年末完成率 师生对仪器购置的满意度 师生对实验室改造满意度', 'copied-target', 'the actual repeats the bound'),
    row('项目完成时间', 'reason-missing', 'a month late, no reason'),
    row('购置仪器设备', 'overshoot', '42 against 31'),
  ],
  '046': [table('forecast-missing', 'no expected spending, 40% spent, and every row is sure to be met')],
  '048': [
    row('国家基本药物制度覆盖率', 'unreadable unit-mismatch', 'a coverage rate answered with a count'),
    row('基层医疗卫生机构实施基本药物制度补助', 'unreadable unit-mismatch', '37 institutions against 100%'),
    table('unit-slip', '471.23元 where the parts are 万元'),
  ],
  '050': [row('享受资助人数达到预计值', 'unreadable', '210010 is a target and a weight glued together')],
  '052': [
    row('日常维修维护次数', 'unreadable', '2280次 is a damaged ≥280次'),
    row('经常性大型设备更新验收合格率', 'unreadable', '292%'),
    row('成本控制率', 'unreadable', 'not over budget: of how much?'),
    row('水电气消耗下降率', 'unreadable', 'a sign without a number'),
  ],
  '053': [row('资金使用效率', 'unreadable', 'a damaged sign')],
  '055': [],
  '057': [table('year-mismatch goal-not-a-goal', 'the goal is money carried over from 2024')],
  '059': [
    table('execution-low', '57.89%'),
    table('unspent', '42% unspent'),
    table('rate-mismatch', '57.90% cut to 57.89%'),
    table('sub-row-contradicts', '1157.9 of the only source against 1157.97 in the total'),
    table('statement-contradicts', 'says that spending does not deviate from the budget'),
    row('新建全民健身中心数量', 'unreadable reason-missing', '1 to be built, 建设中, no reason'),
  ],
  '061': [],
  '062': [row('到位率', 'full-marks-unmet', '398.88 of 570 in place earns all 3')],
  '064': rows('执行规范 完成质量 测算依据 目标管理', 'reason-missing', 'points lost without a reason'),
  '065': [],
}
