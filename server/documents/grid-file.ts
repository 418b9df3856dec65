import type { Problem } from '#domain/problem'
import type { Grid } from '#domain/sheet'
import { limits, refuse } from './source.ts'

/** The tables of a file, and what a person should know of how they were read (hidden sheets, merged cells …). */
export type GridFile = { grids: Grid[]; notes: Omit<Problem, 'path'>[] }

/** More than a sheet of answers ever has; a longer list is handed in by school or by class and adds up. */
export const mostRows = 50_000

/** No longer than any official questionnaire is wide. */
export const mostColumns = limits.cellsPerLine

export const tooManyRows = () => refuse('sheet-too-many-rows', { limit: mostRows })
