import { asc, eq, sql } from 'drizzle-orm'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { indicatorRecipe } = table

/** How a project's indicators follow from rows, newest version each; `recipe` is JSON, null = typed again. */
export async function readRecipes(db: Db, projectId: number) {
  const rows = await prepared(db, 'recipes', d =>
    d
      .select()
      .from(indicatorRecipe)
      .where(eq(indicatorRecipe.projectId, sql.placeholder('id')))
      .orderBy(asc(indicatorRecipe.indicatorId), asc(indicatorRecipe.version)),
  )({ id: projectId })
  return newest(rows, row => row.indicatorId)
}

export const insertRecipe = async (db: Db, row: typeof indicatorRecipe.$inferInsert) =>
  void (await db.insert(indicatorRecipe).values(row))
