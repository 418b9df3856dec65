import { migratePostgres } from '../../db/migrate-postgres.ts'
import { postgres } from './postgres.ts'

/** Before the suites run on PostgreSQL: one cluster of their own, with the template every test's database is made from. */
export default async function onPostgres() {
  if (process.env.DATABASE !== 'postgres') return
  const server = await postgres(`create database jichi_template`)
  const base = `postgres://owner@${server.host}`
  await migratePostgres(`${base}/jichi_template`, new URL('../../db/migrations/postgres', import.meta.url).pathname)
  process.env.TEST_POSTGRES = base
  return () => server.stop()
}
