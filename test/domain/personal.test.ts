import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskName, maskPhone, unmasked } from '#domain/personal'

describe('names and telephones as others see them', () => {
  test.each([
    ['张三', '张*'],
    ['张建国', '张**'],
    ['欧阳建国', '欧***'],
    ['张', '*'],
    ['', ''],
    ['  李四  ', '李*'],
    ['买买提·艾力', '买*****'],
    ['John Smith', 'J** S**'],
    ['X', '*'],
    ['张三 13912345678', '张** 1**'],
  ])('the name %j is shown as %j', (name, shown) => expect(maskName(name)).toBe(shown))
  test.each([
    ['13912345678', '139****5678'],
    ['139 1234 5678', '139 **** 5678'],
    ['+86 13912345678', '+86 139****5678'],
    ['0512-65123456', '0512-****3456'],
    ['65123456', '******56'],
    ['12345', '*****'],
    ['', ''],
    ['13912345678、13800000000', '139****5678、138****0000'],
    ['张三13912345678', '**139****5678'],
    ['65123456转801', '******56*****'],
  ])('the telephone %j is shown as %j', (phone, shown) => expect(maskPhone(phone)).toBe(shown))

  test('of at least seven digits no telephone shows more than seven, and never all', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7,11}$/), phone => {
        const left = maskPhone(phone).replaceAll('*', '').length
        expect(left).toBeLessThanOrEqual(7)
        expect(left).toBeLessThan(phone.length)
      }),
    )
  })
  test('of a Chinese name the surname’s first sign alone is left', () => {
    const name = fc.array(fc.constantFrom(...'张王李赵欧阳建国军华'), { minLength: 2, maxLength: 6 }).map(signs => signs.join(''))
    fc.assert(
      fc.property(name, text => {
        expect(maskName(text)).toBe(text[0]! + '*'.repeat(text.length - 1))
      }),
    )
  })
  test('a masked text changes nothing where it was shown, and is never stored for anybody else', () => {
    for (const mask of [maskName, maskPhone])
      fc.assert(
        fc.property(fc.string(), fc.string(), (shown, held) => {
          const sent = mask(shown)
          fc.pre(sent.includes('*') && sent !== held)
          expect(unmasked(sent, held, mask)).toBe(mask(held) === sent ? 'keep' : 'masked')
          expect(unmasked(sent.replaceAll('*', '＊'), held, mask)).not.toBe('change')
        }),
      )
  })
  test('a text with stars that masks something else is never stored', () => {
    expect(unmasked('138****0000', '13912345678', maskPhone)).toBe('masked')
    expect(unmasked('13800000000', '13912345678', maskPhone)).toBe('change')
    expect(unmasked('', '13912345678', maskPhone)).toBe('change')
  })
})
