import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contrast, markPairs, textPairs } from '../../web/pages/design/contrast.ts'

/** The look in numbers: one place for colours, a type scale that holds, contrast that can be read. */

const root = new URL('../..', import.meta.url).pathname
const tokens = readFileSync(join(root, 'web/tokens.css'), 'utf8')

function* sheets(folder: string): Generator<{ path: string; css: string }> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sheets(path)
    else if (path.endsWith('.css'))
      yield { path, css: readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '') }
  }
}
const others = [...sheets('web')].filter(({ path }) => path !== 'web/tokens.css')
const hitsIn = (pattern: RegExp) => others.flatMap(({ path, css }) => [...css.matchAll(pattern)].map(hit => `${path}: ${hit[0]}`))

/** The declarations of the `:root` block that follows this line of tokens.css. */
function blockAfter(start: string): Record<string, string> {
  const from = tokens.indexOf(':root {', tokens.indexOf(start))
  const body = tokens.slice(from, tokens.indexOf('}', from))
  return Object.fromEntries([...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(hit => [hit[1]!, hit[2]!]))
}
const light = blockAfter(tokens.slice(0, 20))
const looks = { light, dark: { ...light, ...blockAfter('prefers-color-scheme: dark') } }

const known = new Set([...tokens.matchAll(/--([\w-]+):/g)].map(hit => hit[1]!))
/** Set on an element by the component that draws it. */
const given = new Set(['as-of'])

describe('the tokens are the only source of the look', () => {
  test('no colour is written outside tokens.css', () => {
    expect(hitsIn(/#[0-9a-f]{3,8}\b(?![^{]*\{)|\b(rgb|rgba|hsl|oklch)\(/gi)).toEqual([])
  })
  test('text has one of the six sizes 12, 13, 14, 16, 20, 28', () => {
    const sizes = others.flatMap(({ path, css }) =>
      [...css.matchAll(/font(?:-size)?:\s*(?:[\w-]+ )*?(\d+(?:\.\d+)?)(px|r?em|%|pt)/g)].map(hit => ({
        path,
        size: hit[1]! + hit[2]!,
      })),
    )
    const scale = ['12px', '13px', '14px', '16px', '20px', '28px']
    expect(sizes.length).toBeGreaterThan(50)
    expect(sizes.filter(({ size }) => !scale.includes(size))).toEqual([])
  })
  test('text is regular or semibold', () => {
    expect(hitsIn(/font-weight:(?!\s*(?:400|600|inherit)\b)[^;]+/g)).toEqual([])
  })
  test('every variable used is one that exists', () => {
    const own = others.flatMap(({ css }) => [...css.matchAll(/--([\w-]+):/g)].map(hit => hit[1]!))
    const fine = new Set([...known, ...given, ...own])
    const used = others.flatMap(({ path, css }) => [...css.matchAll(/var\(--([\w-]+)/g)].map(hit => ({ path, name: hit[1]! })))
    expect(used.length).toBeGreaterThan(200)
    expect(used.filter(({ name }) => !fine.has(name))).toEqual([])
  })
  test('whatever moves takes its time from the tokens', () => {
    const moving = hitsIn(/\b(?:transition|animation)(?:-duration)?:\s*[^;]+/g).filter(hit => !hit.includes('none !important'))
    expect(moving.length).toBeGreaterThan(1)
    expect(moving.filter(hit => !/var\(--(quick|calm)\)/.test(hit))).toEqual([])
  })
  test('shadows belong to menus and to the ring of focus alone', () => {
    expect(hitsIn(/box-shadow:(?!\s*(?:none|inset|0 0 0 \d+px|var\(--menu-shadow\)))[^;]+/g)).toEqual([])
  })
  test('charts read names that the tokens have', () => {
    const theme = readFileSync(join(root, 'web/charts/theme.ts'), 'utf8')
    const names = [...theme.matchAll(/'--([\w-]+)'/g)].map(hit => hit[1]!)
    expect(names.length).toBeGreaterThan(12)
    expect(names.filter(name => !known.has(name))).toEqual([])
  })
})

test('contrast is counted as WCAG 2.1 counts it', () => {
  expect(contrast('#000000', '#fff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  expect(contrast('#14539a', '#14539a')).toBe(1)
})

describe.each(['light', 'dark'] as const)('contrast in the %s look', look => {
  const colours = looks[look]
  const pairs = (of: Record<string, string[]>) =>
    Object.entries(of).flatMap(([front, backs]) => backs.map(back => [front, back] as const))
  test.each(pairs(textPairs))('%s can be read on %s (4.5 : 1)', (front, back) => {
    expect(contrast(colours[front]!, colours[back]!)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(pairs(markPairs))('a mark in %s is seen on %s (3 : 1)', (front, back) => {
    expect(contrast(colours[front]!, colours[back]!)).toBeGreaterThanOrEqual(3)
  })
})
