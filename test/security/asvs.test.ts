import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const root = new URL('../..', import.meta.url)
const text = readFileSync(new URL('asvs.md', import.meta.url), 'utf8')
const rows = text
  .split('\n')
  .filter(line => /^\| \d/.test(line))
  .map(line => {
    const [item = '', asks = '', proof = ''] = line.slice(2, -2).split(' | ')
    return { item, asks, proof }
  })
const proven = rows.filter(row => row.proof.includes(' › '))

describe('the checklist', () => {
  test('names for every item that is met a test file and a test that are there', () => {
    const missing = proven.flatMap(({ item, proof }) =>
      proof.split(/; (?=[\w/-]+\.(?:test|spec)\.ts › )/).flatMap(one => {
        const [file = '', title = ''] = one.split(' › ')
        const path = new URL(`test/${file}`, root)
        if (!existsSync(path)) return [`${item}: no file ${file}`]
        const quoted = [`'${title}'`, `"${title}"`, `\`${title}\``]
        const source = readFileSync(path, 'utf8')
        return title && quoted.some(name => source.includes(name)) ? [] : [`${item}: no test “${title}” in ${file}`]
      }),
    )
    expect(missing).toEqual([])
    expect(proven.length).toBeGreaterThan(100)
  })
  test('lists each item once, and what is not met or does not apply with its reason', () => {
    const items = rows.map(row => row.item)
    expect(items.filter((item, i) => items.indexOf(item) !== i)).toEqual([])
    expect(rows.length - proven.length).toBeGreaterThan(20)
    expect(rows.filter(row => !/^\d+\.\d+\.\d+$/.test(row.item) || row.asks.length < 8 || row.proof.length < 8)).toEqual([])
  })
})
