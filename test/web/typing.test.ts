import { expect, test } from 'vitest'
import { answer, isOvertaken, isOwed, meant, send, still, typeInto, type Typing } from '../../web/ui/typing.ts'

const empty: Typing<string> = still
const typed = (text: string, stored: string, typing = empty) => typeInto(typing, text, stored)
const sent = (typing: Typing<string>, stored: string) => {
  const said = { text: typing.text!, value: typing.text!.trim() }
  return { said, typing: send(typing, said, stored) }
}

test('words that were kept give way to what is stored, however it is written there', () => {
  const { said, typing } = sent(typed('甲 ', ''), '')
  expect(answer(typing, said, true)).toEqual(still)
})

test('words refused stay in the field, and are sent again when it is left', () => {
  const { said, typing } = sent(typed('我的', '旧'), '旧')
  const after = answer(typing, said, false)
  expect(after.text).toBe('我的')
  expect(isOwed(after, '旧', '我的')).toBe(true)
  expect(isOvertaken(after, '旧', '我的')).toBe(false)
})

test('what somebody else stored while one was writing, or before one’s own save, is seen as theirs', () => {
  const { said, typing } = sent(typed('我的', '旧'), '旧')
  expect(isOvertaken(typing, '他的', '我的')).toBe(false)
  expect(isOvertaken(answer(typing, said, false), '他的', '我的')).toBe(true)
  expect(isOvertaken(typed('我的', '旧'), '他的', '我的')).toBe(true)
  expect(isOvertaken(typed('一样', '旧'), '一样', '一样')).toBe(false)
})

test('the old value typed back while a save is under way is sent as well', () => {
  const first = sent(typed('新', '旧'), '旧')
  const back = typed('旧', '旧', first.typing)
  expect(isOwed(back, '旧', '旧')).toBe(true)
  expect(isOwed(first.typing, '旧', '新')).toBe(false)
})

test('what was typed after a save was sent stays when that save is answered, and is no one else’s', () => {
  const first = sent(typed('甲', ''), '')
  const more = answer(typed('甲乙', '', first.typing), first.said, true)
  expect(more.text).toBe('甲乙')
  expect(isOvertaken(more, '甲', '甲乙')).toBe(false)
  expect(isOvertaken(more, '他的', '甲乙')).toBe(true)
})

test('the answer to an earlier save leaves the last one waiting', () => {
  const first = sent(typed('甲', ''), '')
  const second = sent(typed('乙', '', first.typing), '')
  const between = answer(second.typing, first.said, true)
  expect(between.sent).toBe(second.said)
  expect(between.text).toBe('乙')
  const refused = answer(between, second.said, false)
  expect(isOvertaken(refused, '甲', '乙')).toBe(false)
  expect(answer(between, second.said, true)).toEqual(still)
})

test('a number written another way is the same number: nothing is sent', () => {
  const half = typeInto<number>(still, '0.50', 0.5)
  expect(isOwed(half, 0.5, Number(half.text))).toBe(false)
})

test('a forecast of 85.126% shown as 85.13% stays what it is where somebody types a figure and takes it away again', () => {
  const shown = { stored: 0.85126, written: '85.13%', read: (text: string) => Number.parseFloat(text) / 100 }
  expect(meant('85.13%', shown)).toBe(0.85126)
  expect(meant('85.2%', shown)).toBeCloseTo(0.852)
})
