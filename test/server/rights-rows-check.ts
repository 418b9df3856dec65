import { lists, type Row } from './rights-cells.ts'

const smallTable =
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t数量指标\t场次\t≥5场\t5场\t90\t90\n'
const body = () => smallTable

/** Tables handed in are checked and not kept: whoever may see lists may ask. */
export const checkRows: Record<string, Row> = {
  'POST /evaluations/trial': {
    cells: lists,
    body: () => ({ budget: { fullYear: 100, executed: 90 }, indicators: [{ name: 'a', target: '≥5', actual: '5', weight: 90 }] }),
  },
  'POST /evaluations/check': { cells: lists, body },
  'POST /evaluations/check/copy': { cells: lists, body },
  'POST /evaluations/check/batch': { cells: lists, body },
  // No zip: who may ask is told that it holds no such file.
  'POST /evaluations/check/batch/file': { cells: lists, path: () => '/evaluations/check/batch/file?name=a', body },
}
