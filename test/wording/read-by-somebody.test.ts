import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const catalogues = path.join(root, 'server/wording/zh')
const filesIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter(file => file.isFile() && /\.tsx?$/.test(file.name))
    .map(file => path.join(file.parentPath, file.name))
    .filter(file => !/wording\/(zh|en)\//.test(file))

/** By its own name, wherever it stands: a key named like something else may slip through, none is blamed wrongly. */
test('every word of a screen’s catalogue is asked for somewhere', () => {
  const used = new Set([...filesIn('web'), ...filesIn('server')].flatMap(file => readFileSync(file, 'utf8').match(/\w+/g) ?? []))
  const unread = readdirSync(catalogues)
    .filter(name => name.startsWith('ui-'))
    .flatMap(name => {
      const text = readFileSync(path.join(catalogues, name), 'utf8')
      return [...text.matchAll(/^\s*([a-zA-Z]\w*):/gm)].filter(([, key]) => !used.has(key!)).map(([, key]) => `${name} ${key}`)
    })
  expect(unread).toEqual([])
})
