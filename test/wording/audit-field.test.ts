import { describe, expect, test } from 'vitest'
import { fieldText } from '#wording/audit-field'

describe('a change in the audit trail', () => {
  test('names its fields in words, the first of a list as the first', () => {
    expect(fieldText('zh-CN', 'dueOn')).toBe('截止日期')
    expect(fieldText('zh-CN', 'entries.0.value')).toBe('填报项 1 · 值')
    expect(fieldText('en', 'entries.11.notApplicable')).toBe('entries 12 · not applicable')
    expect(fieldText('en', 'annualObjective')).toBe('annual objective')
  })

  test('a name nobody translated, a number alone, and what every object has stand as they are', () => {
    expect(fieldText('zh-CN', 'someNewField')).toBe('someNewField')
    expect(fieldText('zh-CN', '0.name')).toBe('0 · 名称')
    expect(fieldText('zh-CN', 'constructor')).toBe('constructor')
  })
})
