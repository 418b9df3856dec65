import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText, sanitizeRichText } from '../../server/documents/rich-text.ts'

describe('rich text', () => {
  test.each([
    ['一、建成平台', '一、建成平台'],
    ['<p style="color:red" onclick="x()">甲</p>', '<p>甲</p>'],
    ['<script>alert(1)</script><p>甲</p>', '<p>甲</p>'],
    ['<img src=x onerror=alert(1)>甲', '甲'],
    ['<a href="javascript:alert(1)">甲</a>', '甲'],
    ['<ul><li>甲<li><b>乙</b></ul>', '<ul><li>甲</li><li><b>乙</b></li></ul>'],
    ['<table><tr><td colspan="2">甲</td></tr></table>', '<table><tr><td>甲</td></tr></table>'],
    ['<svg><script>alert(1)</script></svg>甲', '甲'],
    ['耗时 < 5天', '耗时 &lt; 5天'],
    ['<p onload=x><A><p onload=x>', '<p></p><p></p><p></p>'],
    ['<p>甲<span><p>乙</p></span>', '<p>甲</p><p>乙</p><p></p>'],
  ])('%s is kept as %s', (written, kept) => expect(sanitizeRichText(written)).toBe(kept))

  test('whatever is written, only plain elements without attributes remain, and cleaning twice changes nothing', () => {
    const tag = fc.constantFrom(
      '<p onload=x>',
      '</p>',
      '<A>',
      '</A>',
      '<li>',
      '<ul>',
      '</ul>',
      '<td>',
      '<tr>',
      '<table>',
      '</table>',
      '<br/>',
      '</br>',
      '<script>',
      '</script>',
      '<img src=x onerror=y>',
      '<style>',
      '<',
      '>',
      '<!--',
      '"',
      '<b>',
      '<svg/onload=a>',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, fc.string())), parts => {
        const clean = sanitizeRichText(parts.join(''))
        const elements = clean.match(/<[^>]*>/g) ?? []
        for (const element of elements)
          expect(element).toMatch(/^<\/?(p|br|ul|ol|li|strong|em|b|i|u|table|thead|tbody|tfoot|tr|td|th|caption)( \/)?>$/)
        expect(sanitizeRichText(clean)).toBe(clean)
      }),
      { numRuns: process.env.FULL ? 50_000 : 1000 },
    )
  })
})

describe('the words of a cell', () => {
  test.each([
    ['<p>甲</p> <p>乙 &amp; 丙</p>', '甲\n乙 & 丙'],
    ['<5天', '<5天'],
    ['a<b', 'a<b'],
    ['甲<br/>乙', '甲\n乙'],
    ['A&B', 'A&B'],
  ])('%s reads %s', (cell, words) => expect(plainText(cell)).toBe(words))
})
