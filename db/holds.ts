import { or, sql, type Column, type SQL } from 'drizzle-orm'

/** Whether one of the texts holds what was typed, whatever the case of its letters; the database lowers both sides alike. */
export function holds(typed: string, ...texts: [Column, ...Column[]]): SQL {
  const pattern = `%${typed.replaceAll(/[\\%_]/g, '\\$&')}%`
  return or(...texts.map(text => sql`lower(${text}) like lower(${pattern}) escape '\\'`))!
}
