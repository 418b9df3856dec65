import { describe, expect, test } from 'vitest'
import { fieldText, valueText } from '#wording/audit-field'

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

  test('says codes in words and money in yuan to the cent; what it does not know stands as it was recorded', () => {
    expect(valueText('zh-CN', 'role', 'unitHead')).toBe('单位负责人')
    expect(valueText('zh-CN', 'also.0', 'reviewer')).toBe('评审专家')
    expect(valueText('zh-CN', 'state', 'returned')).toBe('被退回')
    expect(valueText('zh-CN', 'entries.0.spent', '100000001')).toBe('1,000,000.01元')
    expect(valueText('en', 'entries.0.spent', '0')).toBe('¥0')
    expect(valueText('zh-CN', 'name', 'returned')).toBe('returned')
    expect(valueText('zh-CN', 'state', 'constructor')).toBe('constructor')
    expect(valueText('zh-CN', 'spent', '—')).toBe('—')
  })
})
