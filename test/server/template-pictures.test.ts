import { expect, test } from 'vitest'
import { openZip } from '../../server/documents/zip.ts'
import { starterDocx } from '../../server/templates/starter.ts'
import { testApp } from '../support/app.ts'
import { yearEnd } from '../support/year-end.ts'

test('a report template of one’s own is filled with the pictures of the report itself, where it asks for them', async () => {
  const app = await testApp('2022-01-20T09:00:00+08:00')
  const bureau = await app.bureau()
  const { path } = await yearEnd(bureau)
  const octets = { 'content-type': 'application/octet-stream' }
  const query = `/templates?kind=report&name=${encodeURIComponent('市局自评报告')}`
  const { status, body } = await bureau.call<{ id: number }>('POST', query, starterDocx('report', '自评报告'), octets)
  expect(status).toBe(201)
  const file = await bureau.file(`${path}/exports/template?templateId=${body.id}`)
  expect(file.status).toBe(200)
  const opened = openZip(file.bytes, () => true)
  if (!opened.ok) throw new Error('no zip')
  for (const [name, id] of [
    ['burn-up', 'jichi1'],
    ['lost-points', 'jichi2'],
  ]) {
    const own = await bureau.file(`${path}/report/pictures/${name}`)
    expect(own.status).toBe(200)
    expect(opened.value.get(`word/media/document-${id}.png`)?.equals(Buffer.from(own.bytes))).toBe(true)
  }
  const document = opened.value.get('word/document.xml')!.toString('utf8')
  expect(document.match(/<w:drawing>/g)).toHaveLength(2)
  expect(document).not.toMatch(/\{\{/)
})
