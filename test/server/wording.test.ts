import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { refusal as zh } from '#wording/zh/refusal'
import { sayProblem, sayRefusal } from '#wording/refusals'

const server = new URL('../../server/', import.meta.url)
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => readFileSync(new URL(name, server), 'utf8'))
const codesIn = (pattern: RegExp) => [...new Set(sources.flatMap(text => [...text.matchAll(pattern)].map(match => match[1]!)))]

describe('the wording of refusals', () => {
  const thrown = codesIn(/new Refusal\(\d+, '([\w-]+)'/g)
  test('every refusal the server throws has a title and advice in both languages', () => {
    expect(thrown.length).toBeGreaterThan(15)
    for (const code of thrown)
      for (const lang of ['zh-CN', 'en'] as const) {
        expect(sayRefusal(lang, code)).not.toBe(code)
        expect(sayRefusal(lang, `${code}.detail`)).not.toBe(`${code}.detail`)
      }
  })
  test('every problem code the rules answer has a sentence in both languages', () => {
    const codes = codesIn(/code: '([\w.-]+)'/g).filter(code => !/^(pace|budget|limit)/.test(code))
    const said = codes.filter(code => sayProblem('zh-CN', code, {}) !== code)
    expect(said.length).toBeGreaterThan(20)
    for (const code of said) {
      expect(sayProblem('en', code, {})).not.toBe(code)
      expect(sayProblem('en', code, {})).toMatch(/[a-z]{4}/i)
    }
  })
  test('the Chinese sentences are Chinese', () => {
    for (const [code, sentence] of Object.entries(zh)) {
      const text = typeof sentence === 'string' ? sentence : sayRefusal('zh-CN', code, { count: 1 })
      expect(text).toMatch(/[\u4e00-\u9fff]/)
    }
  })
})
