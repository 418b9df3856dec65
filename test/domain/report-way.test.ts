import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextReport, reportActs, reportAfter, type ReportAct, type WayContext, type WayReport } from '#domain/report-way'

const empty: WayReport = {
  state: 'draft',
  submittedAt: null,
  submittedOn: null,
  submittedBy: null,
  decidedAt: null,
  opinion: '',
  correction: false,
  reviewStartedAt: null,
  reviewStartedBy: null,
  version: 1,
}
const context = (over: Partial<WayContext> = {}): WayContext => ({
  by: 2,
  at: 100,
  today: '2021-08-03',
  opinion: '数据有误',
  own: false,
  lockedByDate: false,
  ...over,
})
const submitted = {
  ...empty,
  state: 'submitted',
  submittedAt: 50,
  submittedOn: '2021-08-02',
  submittedBy: 1,
  version: 2,
} as const
const reviewing = { ...submitted, reviewStartedAt: 60, reviewStartedBy: 2, version: 3 } as const
const approved = { ...submitted, state: 'approved', decidedAt: 70, version: 3 } as const
const returned = { ...submitted, state: 'returned', decidedAt: 70, version: 3 } as const
const none = { ...empty, state: 'none', version: 0 } as const

/** What a step leads to: the state, or the code of the refusal. */
const outcome = (report: WayReport, act: ReportAct, over: Partial<WayContext> = {}) => {
  const way = nextReport(report, act, context(over))
  return way.ok ? way.value.state : way.code
}

describe('one step of a monthly report', () => {
  test.each<[string, WayReport, ReportAct, Partial<WayContext>, string]>([
    ['a draft is handed in', empty, 'submit', {}, 'submitted'],
    ['a returned report is handed in again', returned, 'submit', {}, 'submitted'],
    ['nothing entered cannot be handed in', none, 'submit', {}, 'nothing-to-submit'],
    ['handed in once is enough', submitted, 'submit', {}, 'wrong-state'],
    ['an approved report is not handed in again', approved, 'submit', {}, 'wrong-state'],
    ['it is withdrawn before the review begins', submitted, 'withdraw', {}, 'draft'],
    ['it is not withdrawn once the review has begun', reviewing, 'withdraw', {}, 'review-began'],
    ['a draft has nothing to withdraw', empty, 'withdraw', {}, 'wrong-state'],
    ['an approved report is not withdrawn', approved, 'withdraw', {}, 'wrong-state'],
    ['a review begins', submitted, 'begin', {}, 'submitted'],
    ['a review begins once', reviewing, 'begin', {}, 'review-begun-before'],
    ['who entered it does not begin its review', submitted, 'begin', { own: true }, 'own-report'],
    ['it is approved without beginning a review first', submitted, 'approve', {}, 'approved'],
    ['it is approved after its review began', reviewing, 'approve', {}, 'approved'],
    ['who entered or handed in does not approve', submitted, 'approve', { own: true }, 'own-report'],
    ['a draft is not approved', empty, 'approve', {}, 'wrong-state'],
    ['a returned report is not approved', returned, 'approve', {}, 'wrong-state'],
    ['the second of two approvers comes too late', approved, 'approve', {}, 'wrong-state'],
    ['it is returned with an opinion', reviewing, 'return', {}, 'returned'],
    ['it is not returned without one', submitted, 'return', { opinion: ' ' }, 'opinion-missing'],
    ['an approved report is reopened with an opinion', approved, 'reopen', {}, 'returned'],
    ['it is not reopened without one', approved, 'reopen', { opinion: '' }, 'opinion-missing'],
    ['what is not approved is not reopened', submitted, 'reopen', {}, 'wrong-state'],
    ['a correction of an approved month is asked for', approved, 'ask', {}, 'approved'],
    ['an open month needs no asking', empty, 'ask', {}, 'nothing-to-ask'],
    ['a month nobody touched is asked for once its lock date has come', none, 'ask', { lockedByDate: true }, 'none'],
    ['asking says why', approved, 'ask', { opinion: '' }, 'opinion-missing'],
    ['behind the lock date nothing is handed in', empty, 'submit', { lockedByDate: true }, 'month-locked-by-date'],
    ['behind the lock date nothing is withdrawn', submitted, 'withdraw', { lockedByDate: true }, 'month-locked-by-date'],
    ['behind the lock date nothing is reopened', approved, 'reopen', { lockedByDate: true }, 'month-locked-by-date'],
    ['behind the lock date what was handed in is still approved', submitted, 'approve', { lockedByDate: true }, 'approved'],
    ['behind the lock date it is still returned', submitted, 'return', { lockedByDate: true }, 'returned'],
    ['a step on another version than the one seen is refused', submitted, 'approve', { seen: 1 }, 'report-moved'],
    ['a step on the version seen is taken', submitted, 'approve', { seen: 2 }, 'approved'],
  ])('%s', (_, report, act, over, expected) => expect(outcome(report, act, over)).toBe(expected))

  const after = (report: WayReport, act: ReportAct, over: Partial<WayContext> = {}) => {
    const way = nextReport(report, act, context(over))
    if (!way.ok) throw new Error(way.code)
    return way.value
  }
  test('handed in on time, returned and handed in again after the due day, it keeps its first day', () => {
    const again = after(after(submitted, 'return'), 'submit', { at: 900, today: '2021-08-20' })
    expect([again.submittedOn, again.submittedAt]).toEqual(['2021-08-02', 900])
  })
  test('withdrawn before anybody decided, it was never handed in: the next day counts', () => {
    const again = after(after(submitted, 'withdraw'), 'submit', { today: '2021-08-20' })
    expect(again.submittedOn).toBe('2021-08-20')
  })
  test('a correction stays one, through return and withdrawal, until it is approved', () => {
    const reopened = after(approved, 'reopen')
    const waiting = after(reopened, 'submit')
    expect([reopened.correction, after(waiting, 'withdraw').correction, after(waiting, 'return').correction]).toEqual([
      true,
      true,
      true,
    ])
    expect(after(waiting, 'approve').correction).toBe(false)
  })
  test('each hand-in is reviewed anew', () => {
    expect(after(after(reviewing, 'return'), 'submit')).toMatchObject({ reviewStartedAt: null, reviewStartedBy: null })
  })
})

describe('random people taking random steps', () => {
  const move = fc.record({
    act: fc.constantFrom(...reportActs),
    by: fc.integer({ min: 1, max: 4 }),
    opinion: fc.constantFrom('', '请核对'),
    lockedByDate: fc.boolean(),
    entered: fc.boolean(),
    seen: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
  })
  test('never break the way: approved only from submitted and by another, versions rise, refusals change nothing', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), moves => {
        let report: WayReport = empty
        const own = new Set([1])
        moves.forEach((step, i) => {
          // Typing happens between the steps, where the month is open.
          if (step.entered && ['draft', 'returned'].includes(report.state)) own.add(step.by)
          const way = nextReport(report, step.act, context({ ...step, at: i, own: own.has(step.by) }))
          if (!way.ok) return
          const next = way.value
          expect(next.version).toBe(report.version + 1)
          if (next.state === 'approved' && step.act !== 'ask') {
            expect([report.state, own.has(step.by)]).toEqual(['submitted', false])
          }
          if (report.state === 'approved') expect(['reopen', 'ask']).toContain(step.act)
          if (next.state === 'returned') expect(step.act === 'return' || step.act === 'reopen' ? step.opinion : '-').not.toBe('')
          if (next.reviewStartedAt !== null) expect(next.state).toBe('submitted')
          if (next.state === 'submitted') expect(next.submittedOn).not.toBeNull()
          if (step.lockedByDate) expect(['submit', 'withdraw', 'reopen']).not.toContain(step.act)
          if (step.act === 'submit') own.add(step.by)
          report = next
        })
      }),
    )
  })
})

describe('a report as its recorded steps left it by a past day', () => {
  const taken = (...steps: string[]) =>
    reportAfter(
      steps.map((step, i) => ({ event: step as ReportAct, recordedAt: i + 1, day: `2021-06-0${i + 1}` })),
      true,
    )
  test.each<[string, string[], string, string | null]>([
    ['entered and not handed in it is a draft', [], 'draft', null],
    ['handed in it is late or not by that day', ['submit'], 'submitted', '2021-06-01'],
    ['withdrawn before anybody decided it was never handed in', ['submit', 'withdraw'], 'draft', null],
    ['returned and handed in again it keeps its first day', ['submit', 'return', 'submit'], 'submitted', '2021-06-01'],
    ['its review begun it is still only handed in', ['submit', 'begin'], 'submitted', '2021-06-01'],
    ['reopened it is open again', ['submit', 'approve', 'reopen'], 'returned', '2021-06-01'],
    ['asking for a correction moves nothing', ['submit', 'approve', 'ask'], 'approved', '2021-06-01'],
  ])('%s', (_, steps, state, submittedOn) => {
    expect(taken(...steps)).toEqual({ state, submittedOn })
  })
  test('of a month nobody touched there is none', () => {
    expect(reportAfter([], false)).toEqual({ state: 'none', submittedOn: null })
  })
})
