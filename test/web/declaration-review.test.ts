import { expect, test } from 'vitest'
import { declarationSchema } from '#domain/declaration'
import { readTarget } from '#domain/target-reader'
import { sayQuestions } from '#wording/question'
import { put, valueAt } from '../../web/pages/declaration/path.ts'
import { toPlain, toRich } from '../../web/pages/declaration/plain-rich.ts'
import { cardsOf, current, openCount } from '../../web/pages/declaration/question-cards.ts'
import { bare, messageAt, problemsIn } from '../../web/pages/declaration/review-problems.ts'
import { cellsByField, reviewRows } from '../../web/pages/declaration/review-rows.ts'
import {
  byHand,
  fromParsed,
  meant,
  reviewReducer,
  shifted,
  type ReviewAction,
  type ReviewState,
} from '../../web/pages/declaration/review-state.ts'
import { prefersHtml, sourceOfFile, sourceOfText } from '../../web/pages/declaration/source-input.ts'
import { sumsOf } from '../../web/pages/declaration/sums.ts'
import { formText, parseText } from '../forms/suzhou.ts'

const parsed = await parseText(formText)
const form = fromParsed({ ...parsed, questions: sayQuestions('zh-CN', parsed.questions) })
const run = (state: ReviewState, ...actions: ReviewAction[]) => actions.reduce(reviewReducer, state)
const cards = (state: ReviewState) => cardsOf(state.questions).toConfirm
const answerFirst = (state: ReviewState, choice = 0): ReviewState => {
  const card = current(cards(state))!
  return reviewReducer(state, { type: 'answer', ids: card.questions.map(({ id }) => id), answer: card.choices[choice]! })
}

test('the real form asks three questions: the category of two rows first, then cut-off text and the meaning of =', () => {
  expect(
    cards(form)
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(['category-inferred', 'cut-off', 'equals-means-at-least'])
  expect(cards(form)[0]).toMatchObject({ code: 'category-inferred', choices: ['结果', '产出'], lines: [58, 59] })
  expect(openCount(cards(form))).toBe(3)
})

test('one answer places both rows, and the next question is the current one', () => {
  const state = answerFirst(form, 1)
  expect([18, 19].map(i => state.declaration.indicators[i]!.category)).toEqual(['产出', '产出'])
  expect(openCount(cards(state))).toBe(2)
  expect(current(cards(state))?.code).not.toBe('category-inferred')
})

test('all questions answered, the declaration may be saved as it is', () => {
  const state = answerFirst(answerFirst(answerFirst(form)))
  expect(openCount(cards(state))).toBe(0)
  expect(problemsIn(state)).toEqual([])
  expect(declarationSchema.safeParse(state.declaration).success).toBe(true)
})

test('"at least" makes = a lower bound, "exactly" a range of one number; the writing stays, and the answer can be changed', () => {
  const ids = [form.questions.find(({ code }) => code === 'equals-means-at-least')!.id]
  const atLeast = run(form, { type: 'answer', ids, answer: 'at-least' })
  expect(atLeast.declaration.indicators[10]!.target).toMatchObject({ raw: '=5个', comparator: '>=', value: 5, direction: 'up' })
  const exactly = run(atLeast, { type: 'answer', ids, answer: 'exactly' })
  expect(exactly.declaration.indicators[10]!.target).toMatchObject({
    raw: '=5个',
    comparator: 'range',
    low: 5,
    high: 5,
    direction: 'within',
  })
  expect(exactly.declaration.indicators[9]!.target).toEqual(form.declaration.indicators[9]!.target)
})

test('= 0 stays a target of none at all, whatever = means elsewhere', () => {
  const none = readTarget('=0起', '安全事故')
  expect(meant(none, 'at-least')).toEqual(none)
})

test('a target typed again is read again, under the answer already given', () => {
  const ids = [form.questions.find(({ code }) => code === 'equals-means-at-least')!.id]
  const state = run(form, { type: 'answer', ids, answer: 'at-least' }, { type: 'target', index: 18, raw: '=90万' })
  expect(state.declaration.indicators[18]!.target).toMatchObject({ raw: '=90万', comparator: '>=', value: 900_000 })
})

test('completing the cut-off name by hand answers that question', () => {
  const state = run(form, { type: 'set', path: 'indicators.29.name', value: '苏州线上教育中心平台管理办法' })
  expect(state.questions.find(({ path }) => path === 'indicators.29.name')?.answer).toBe('edited')
  expect(cards(state).find(({ code }) => code === 'cut-off')?.open).toBe(false)
})

test('every line with text and every indicator stands in the review exactly once, with its page breaks', () => {
  const rows = reviewRows(form.lines, form.declaration)
  const lines = rows.flatMap(row => ('line' in row && row.line ? [row.line.number] : []))
  expect(lines).toEqual(form.lines.filter(({ role }) => role !== 'blank').map(({ number }) => number))
  expect(rows.flatMap(row => (row.kind === 'indicator' ? [row.index] : []))).toEqual(Array.from({ length: 30 }, (_, i) => i))
  expect(rows.filter(row => row.kind === 'break')).toHaveLength(2)
  expect(rows.flatMap(row => (row.kind === 'unplaced' ? [row.line.number] : []))).toEqual([18, 19])
})

test('cells moved by a page break still stand under their own column', () => {
  const lineOf = (index: number) => form.lines.find(({ paths }) => paths.includes(`indicators.${index}.name`))!
  expect(cellsByField(lineOf(18), 18).get('target')).toBe('=80万')
  expect(cellsByField(lineOf(8), 8).get('name')).toBe('配套设施到位率')
  expect(cellsByField(lineOf(10), 10).get('category')).toBe('产出')
})

test('the sums of the form agree with its budget, and are checked anew with every change', () => {
  expect(sumsOf(form.declaration).subprojects).toEqual({ sum: 4_000_000_000, total: 4_000_000_000, agrees: true })
  const changed = run(form, { type: 'set', path: 'subprojects.0.budget', value: 1 })
  expect(sumsOf(changed.declaration).subprojects.agrees).toBe(false)
  expect(sumsOf(byHand(2021, { code: '', name: '' }).declaration).funding.agrees).toBeNull()
})

test('a renamed sub-project keeps its indicators, a removed one leaves them', () => {
  const before = form.declaration.indicators.filter(row => row.subprojects.includes('2021年信息化服务')).length
  const renamed = run(form, { type: 'set', path: 'subprojects.2.name', value: '服务' })
  expect(renamed.declaration.indicators.filter(row => row.subprojects.includes('服务'))).toHaveLength(before)
  const removed = run(renamed, { type: 'remove', list: 'subprojects', index: 2 })
  expect(removed.declaration.indicators.some(row => row.subprojects.includes('服务'))).toBe(false)
  expect(problemsIn(removed)).toEqual([])
})

test('removing an indicator takes its questions along and moves the places of the others', () => {
  const state = run(form, { type: 'remove', list: 'indicators', index: 0 })
  expect(state.declaration.indicators).toHaveLength(29)
  expect(state.questions.filter(({ code }) => code === 'category-inferred').map(({ path }) => path)).toEqual([
    'indicators.17.category',
    'indicators.18.category',
  ])
  expect(shifted('indicators.0.name', 'indicators', 0)).toBeNull()
  expect(shifted('subprojects.3.name', 'indicators', 0)).toBe('subprojects.3.name')
})

test('what is missing is found before asking the server, at its field', () => {
  const state = run(byHand(2021, { code: '', name: '' }), { type: 'unreadable', path: 'budgetTotal' })
  const paths = problemsIn(state).map(({ path }) => path)
  for (const path of ['agencyCode', 'agencyName', 'projectName', 'indicators.0.name', 'subprojects.0.name', 'budgetTotal'])
    expect(paths).toContain(path)
})

test("a refusal of the server goes to its field and leaves with the field's next change", () => {
  const state = run(form, { type: 'refused', problems: { [bare('declaration.projectName')]: '太长' } })
  expect(messageAt(state.refused, 'projectName')).toBe('太长')
  expect(run(state, { type: 'set', path: 'projectName', value: '短' }).refused).toEqual({})
})

test('one place of a declaration changes and the rest stays the same object', () => {
  const next = put(form.declaration, 'indicators.3.name', '新名')
  expect(valueAt(next, 'indicators.3.name')).toBe('新名')
  expect(next.indicators[4]).toBe(form.declaration.indicators[4])
})

test('rich text is edited as lines and never brings markup of its own', () => {
  expect(toPlain('<p>一</p><p>二 &amp; 三</p>')).toBe('一\n二 & 三')
  expect(toRich('一\n<script>')).toBe('<p>一</p><p>&lt;script&gt;</p>')
  expect(toPlain(toRich('一\n二'))).toBe('一\n二')
})

test('a table from the clipboard is read as HTML, other text as text; what cannot be read is said', () => {
  expect(prefersHtml('<div><table><tr></tr></table></div>')).toBe(true)
  expect(sourceOfText('a\tb', '<b>a</b>')).toMatchObject({ type: 'text/plain', body: 'a\tb' })
  expect(sourceOfText('a\tb', '<table><tr><td>a</table>')).toMatchObject({ type: 'text/html' })
  expect(sourceOfText(' ', '')).toBe('empty')
  expect(sourceOfText('x'.repeat(10 * 1024 * 1024 + 1), '')).toBe('too-large')
  expect(sourceOfFile(new File(['x'], '表.pdf'))).toBe('unsupported')
  expect(sourceOfFile(new File([], '表.xlsx'))).toBe('empty')
  expect(sourceOfFile(new File(['x'], '表.TXT'))).toMatchObject({ type: 'text/plain', name: '表.TXT' })
})
