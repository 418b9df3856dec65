import type { Declaration } from '#domain/declaration'
import { openQuestions, type OpenQuestion } from '#domain/declaration-questions'
import { twinOf } from '#domain/twin'
import type { Db } from '../../db/open.ts'
import { agenciesByCode, insertAgency } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { insertProject, projectByName, projectNames } from '../../db/queries/projects.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { rowsOf, subprojectsOf } from './declare.ts'
import { rederiveStored } from './derive.ts'
import { Refusal, notAllowed } from '../refusal.ts'
import { activeRules } from '../rules.ts'

/** `previousId`: the project it was carried over from; `questions`: asked beside those every declaration is asked. */
type More = { previousId?: number; questions?: OpenQuestion[] }

/** Saves a checked declaration inside the caller's transaction; answers the project's id. */
export async function saveDeclaration(
  db: Db,
  caller: Caller,
  declaration: Declaration,
  at: number,
  sample = false,
  more: More = {},
) {
  const agencies = await agencyIds(db, caller, declaration, sample)
  const agencyId = agencies.get(declaration.agencyCode)!
  if (!caller.scope.all && !sees(caller.scope, agencyId)) throw notAllowed()
  const known = await projectByName(db, agencyId, declaration.year, declaration.projectName)
  if (known) throw new Refusal(422, 'duplicate-project', { id: known.id, name: known.name, year: declaration.year })
  const before = await projectNames(db, agencyId, declaration.year - 1)
  const projectId = await reserveIds(db, 'project')
  const rows = rowsOf(declaration, {
    projectId,
    agencyId,
    firstSubproject: await reserveIds(db, 'subproject', subprojectsOf(declaration).length),
    firstIndicator: await reserveIds(db, 'indicator', declaration.indicators.length),
    contributors: agencies,
    sample,
    previousProjectId: more.previousId ?? twinOf(declaration.projectName, declaration.year, before),
    questions: JSON.stringify([...openQuestions(declaration), ...(more.questions ?? [])]),
    by: caller.id,
    at,
  })
  await insertProject(db, rows)
  await rederiveStored(db, projectId, await activeRules(db))
  return projectId
}

/** Ids of the declaring and contributing agencies; one not yet known is made by who may, else refused. */
async function agencyIds(db: Db, caller: Caller, declaration: Declaration, sample: boolean) {
  const codes = [declaration.agencyCode, ...declaration.indicators.flatMap(row => row.contributors.map(unit => unit.agencyCode))]
  const found = new Map((await agenciesByCode(db, [...new Set(codes)])).map(row => [row.code, row.id]))
  for (const code of new Set(codes)) {
    if (found.has(code)) continue
    if (!may(caller, 'manageAgencies')) throw new Refusal(422, 'unknown-agency', { code })
    const id = await reserveIds(db, 'agency')
    const name = code === declaration.agencyCode ? declaration.agencyName : code
    await insertAgency(db, { id, code, name, parentId: null, sample })
    found.set(code, id)
  }
  return found
}
