import { describe, expect, test } from 'vitest'
import { copyToPostgres, type Copied } from '../../db/copy-to-postgres.ts'
import { openPostgres } from '../../db/open-postgres.ts'
import { listProjects } from '../../db/queries/projects.ts'
import { everything } from '../../db/scope.ts'
import { overviewAnswer } from '../../server/answers/overview-answer.ts'
import { loadSample } from '../../server/sample/load.ts'
import { psql } from '../support/psql.ts'
import { fileStore, freshStore } from '../support/store.ts'

/** A workspace moves from the embedded database to a server. */
describe.runIf(process.env.TEST_POSTGRES)('a workspace that moves to PostgreSQL', () => {
  async function moved() {
    const here = fileStore()
    await loadSample(here, Date.parse('2026-03-02T09:00:00+08:00'), 'few')
    const name = `moved_${process.pid}`
    psql(`${process.env.TEST_POSTGRES}/postgres`, `create database ${name} template jichi_template`)
    const url = `${process.env.TEST_POSTGRES}/${name}`
    const said: Copied[] = []
    await copyToPostgres(here.file, url, one => said.push(one))
    return { here, url, said, name }
  }

  test('has every row of every table there, with the same values, and answers the same; a second copy is refused', async () => {
    const { here, url, said, name } = await moved()
    expect(said.filter(one => !one.same)).toEqual([])
    expect(said.length).toBeGreaterThan(45)
    expect(said.reduce((sum, one) => sum + one.rows[1], 0)).toBeGreaterThan(2_000)
    const there = openPostgres(url, { connections: 2 })
    const projects = (db: typeof here.db) => listProjects(db, everything, {}, 'name', 1, 50)
    expect(await projects(there.db)).toEqual(await projects(here.db))
    const portfolio = (db: typeof here.db) =>
      overviewAnswer(db, everything, { year: 2021, asOf: '2021-07', sort: 'risk', page: 1, pageSize: 50 }, '2026-03-02')
    expect(await portfolio(there.db)).toEqual(await portfolio(here.db))
    await there.close()
    await expect(copyToPostgres(here.file, url, () => {})).rejects.toThrow('not empty')
    psql(`${process.env.TEST_POSTGRES}/postgres`, `drop database ${name}`)
  })

  test('where a value arrives changed nothing is kept', async () => {
    const here = fileStore()
    await loadSample(here, Date.parse('2026-03-02T09:00:00+08:00'), 'few')
    const target = freshStore()
    target.raw(
      `create function bend() returns trigger as $$ begin new.name := new.name || '!'; return new; end $$ language plpgsql`,
    )
    target.raw(`create trigger bent before insert on agency for each row execute function bend()`)
    const url = `${process.env.TEST_POSTGRES}/${target.file.split('/').at(-1)!}`
    const tables = await copyToPostgres(here.file, url, () => {})
    expect(tables.filter(one => !one.same).map(one => one.name)).toEqual(['agency'])
    expect(target.raw('select count(*) as n from project')).toEqual([{ n: 0 }])
    await target.close()
  })
})
