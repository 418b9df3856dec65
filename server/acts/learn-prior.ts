import { learnedAnything, learning, type Lesson } from '#domain/forecast-learn'
import { lessonsOf, spread } from '#domain/forecast-lessons'
import { courseKinds } from '#domain/forecast-course'
import { standardPrior } from '#domain/forecast-standard'
import type { Prior } from '#domain/forecast-prior'
import { yearOf } from '#domain/month'
import { judgeYear } from '#domain/project-year'
import type { Db, Store } from '../../db/open.ts'
import { expectAllAnew } from '../../db/queries/derived.ts'
import { finishedYears, insertPrior, newestPrior, priorBody } from '../../db/queries/forecasts.ts'
import { breathe } from '../breathe.ts'
import { activeRules } from '../rules.ts'
import { readBefore, readFacts } from './read-before.ts'
import { readProcurement } from './read-procurement.ts'

/** Years of each kind of measure that are learned from at most. */
const most = 1000

/** few: too little kept here to teach anything. same: nothing new since the newest version. */
export type Learned = { prior: Prior; lessons: number; outcome: 'new' | 'few' | 'same' }

/** Learns what like indicators teach from the years that are over, while the server answers; saves nothing. */
export async function learnFromYears({ db }: Pick<Store, 'db'>, today: string): Promise<Learned> {
  const rules = await activeRules(db)
  const lessons: Lesson[] = []
  for (const id of await finishedYears(db, yearOf(today))) {
    const facts = await readFacts(db, id)
    if (facts) {
      const year = judgeYear({ ...facts, procurement: await readProcurement(db, facts) }, rules, today.slice(0, 7))
      lessons.push(...lessonsOf(year, (await readBefore(db, facts))?.values ?? null))
    }
    await breathe()
  }
  const chosen = courseKinds.flatMap(kind =>
    spread(
      lessons.filter(lesson => lesson.kind === kind),
      most,
    ),
  )
  const newest = (await newestPrior(db)) ?? 0
  const steps = learning(chosen, standardPrior, newest + 1, chosen.length)
  let step = steps.next()
  while (!step.done) {
    await breathe()
    step = steps.next()
  }
  const prior = step.value
  const tables = JSON.stringify(prior.tables)
  const before = newest > 0 ? (JSON.parse((await priorBody(db, newest))!) as Prior) : standardPrior
  const outcome = !learnedAnything(prior, standardPrior) ? 'few' : tables === JSON.stringify(before.tables) ? 'same' : 'new'
  return { prior, lessons: lessons.length, outcome }
}

/** Keeps it as a version of its own. Forecasts on record keep theirs; what is expected of the years that run is found anew. */
export async function keepPrior(db: Db, { prior }: Learned, at: number, by: number | null): Promise<boolean> {
  // Another process may have been quicker.
  if (((await newestPrior(db)) ?? 0) >= prior.version) return false
  const { version, indicators } = prior
  await insertPrior(db, { version, indicators, body: JSON.stringify(prior), builtAt: at, builtBy: by })
  await expectAllAnew(db)
  return true
}
