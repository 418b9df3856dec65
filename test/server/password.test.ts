import { describe, expect, test } from 'vitest'
import { randomPassword, strongEnough } from '../../server/access/password.ts'

describe('a password is taken', () => {
  test.each(['correct horse battery', 'Yusuan-2021x', 'Ce-shi-2021', 'aB3$efgh', '预算绩效运行监控系统密码'])('%s', password => {
    expect(strongEnough(password)).toBe(true)
  })
  test('every generated one', () => {
    expect(Array.from({ length: 200 }, randomPassword).every(one => strongEnough(one))).toBe(true)
  })
})

describe('a password is refused', () => {
  test.each([
    ['shorter than eight', 'aB3$efg'],
    ['eight to nine characters of two kinds', 'abcd1234x'],
    ['a common one', 'password123'],
    ['a common one in other case', 'PASSWORD123'],
    ['the same again and again', 'abcabcabcabc'],
    ['one character', '1111111111111'],
    ['a run of keys', 'qwertyuiop'],
    ['a run backwards', '0987654321'],
    ['a stock word with a number', 'Admin@123'],
    ['a stock word with a year', 'Welcome-2026!'],
    ['longer than 200', 'x1Y-'.repeat(60)],
  ])('%s', (_, password) => {
    expect(strongEnough(password)).toBe(false)
  })
  test('that holds the user name', () => {
    expect(strongEnough('zhangsan-2021-x', 'ZhangSan')).toBe(false)
    expect(strongEnough('zhangsan-2021-x', 'lisi')).toBe(true)
  })
})
