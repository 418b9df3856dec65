import { describe, expect, test } from 'vitest'
import { completeness, gradeOf, worstGrade } from '#domain/evidence-grade'
import { attachmentHeader, nameFor, tidyName } from '#domain/file-name'

describe('the grade of a reported value', () => {
  test.each([
    ['contracts', { source: 'register', files: 0, found: false }, 'A'],
    ['a survey sheet', { source: 'sheet', files: 0, found: false }, 'A'],
    ['a system’s counter', { source: 'counter', files: 1, found: false }, 'A'],
    ['a typed number that stands in its file', { source: null, files: 1, found: true }, 'B'],
    ['a number of the workbook that stands in its file', { source: 'workbook', files: 2, found: true }, 'B'],
    ['a typed number with a file that does not show it', { source: null, files: 1, found: false }, 'C'],
    ['a typed number alone', { source: null, files: 0, found: false }, 'D'],
    ['a number of the workbook alone', { source: 'workbook', files: 0, found: false }, 'D'],
  ] as const)('%s: %o is %s', (_, proof, grade) => {
    expect(gradeOf(proof)).toBe(grade)
  })
  test('of several units the worst proven part counts', () => {
    expect([worstGrade(['A', 'C', 'B']), worstGrade(['B']), worstGrade([])]).toEqual(['C', 'B', null])
  })
})

test('completeness counts what is reported; an unreported month counts nowhere', () => {
  expect(completeness(['A', 'B', 'C', 'D', 'D', null])).toEqual({ A: 1, B: 1, C: 1, D: 2, reported: 5, proven: 0.4, backed: 0.6 })
  expect(completeness([null])).toMatchObject({ reported: 0, proven: null, backed: null })
})

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\张三\\验收单.pdf', '验收单.pdf'],
    ['a\u202efdp.exe', 'afdp.exe'],
    ['..', ''],
    ['  .hidden.pdf ', 'hidden.pdf'],
    ['a<b>"c"|d?.pdf', 'a_b__c__d_.pdf'],
    ['行\r\nSet-Cookie: x=1.pdf', '行Set-Cookie_ x=1.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(110)}….pdf`],
  ])('%j is shown as %j', (given, shown) => {
    expect(tidyName(given)).toBe(shown)
  })
  test('its ending must belong to the content; a missing one is added', () => {
    expect(nameFor('照片.pdf', 'png')).toEqual({ ok: false, ending: 'pdf' })
    expect(nameFor('照片.JPG', 'jpeg')).toEqual({ ok: true, name: '照片.JPG' })
    expect(nameFor('问卷', 'xlsx')).toEqual({ ok: true, name: '问卷.xlsx' })
    expect(nameFor('', 'pdf')).toEqual({ ok: true, name: 'file.pdf' })
  })
  test('it is handed out in UTF-8 beside a plain one for old programs, and cannot end its header', () => {
    expect(attachmentHeader('验收单(1).pdf')).toBe(
      `attachment; filename="___(1).pdf"; filename*=UTF-8''%E9%AA%8C%E6%94%B6%E5%8D%95%281%29.pdf`,
    )
    expect(attachmentHeader('a";b.pdf')).toBe(`attachment; filename="a__b.pdf"; filename*=UTF-8''a%22%3Bb.pdf`)
  })
})
