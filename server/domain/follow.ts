import { z } from 'zod'
import type { Day } from './day.ts'
import { monthOf, type Month } from './month.ts'
import { languages, type Language } from './vocabulary.ts'

/** Subscriptions 订阅: whose news somebody wants to hear, and by what way. */
export const followSubjects = ['mine', 'agency', 'project', 'list'] as const
export type FollowSubject = (typeof followSubjects)[number]
export const followChannels = ['inbox', 'mail', 'webhook'] as const
export type FollowChannel = (typeof followChannels)[number]

export const followSchema = z.object({
  subject: z.enum(followSubjects),
  /** Of the agency, project or list; 0 = one's own. */
  subjectId: z.int().min(0).max(2_147_483_647),
  alerts: z.boolean(),
  digest: z.boolean(),
  channels: z.array(z.enum(followChannels)).min(1).max(followChannels.length),
})
export type Follow = z.infer<typeof followSchema>

/** How one hears, as it is kept: the ways, and the language letters are written in; older ones name the ways alone. */
const hearingSchema = z.union([
  z.object({ ways: z.array(z.enum(followChannels)), lang: z.enum(languages) }),
  z.array(z.enum(followChannels)).transform(ways => ({ ways, lang: null })),
])
export type Hearing = { ways: FollowChannel[]; lang: Language | null }
export const hearingOf = (kept: string): Hearing => hearingSchema.parse(JSON.parse(kept))
export const keptHearing = (ways: readonly FollowChannel[], lang: Language): string =>
  JSON.stringify({ ways: [...new Set(ways)].sort(), lang })
export const letterLanguageSchema = z.object({ lang: z.enum(languages) })

/** What was told last: the events that stood then, and the last month a digest was made or found needless for, with its figures. */
export const toldSchema = z.object({ events: z.array(z.string()), month: z.string(), figures: z.string() })
export type Told = z.infer<typeof toldSchema>

/** `red.<project>`, `gap.<project>.<indicator>.<since>`, `due.<project>.<rectification>.<day>.<soon|over>`: one event, told once. */
export const eventKinds = ['red', 'gap', 'due'] as const
export type EventKind = (typeof eventKinds)[number]
export const eventOf = (key: string): { kind: EventKind; projectId: number } => {
  const [kind, project] = key.split('.')
  return { kind: eventKinds.find(one => one === kind) ?? 'red', projectId: Number(project) }
}

/** The runs still open in a trail of lights, by the month they began; a missing month carries an open run on. */
export function openRuns(trails: readonly (readonly [number, string])[], year: number): { indicatorId: number; since: Month }[] {
  return trails.flatMap(([indicatorId, lights]) => {
    let since = 0
    for (let at = 0; at < lights.length; at++) {
      const letter = lights[at]
      if (letter === 'b' || letter === 'w') since ||= at + 1
      else if (letter !== 'm') since = 0
    }
    return since ? [{ indicatorId, since: monthOf(year, since) }] : []
  })
}

/** A rectification is told when it comes near, and once more when its day has passed. */
export const dueEvent = (projectId: number, id: number, dueOn: Day, today: Day) =>
  `due.${projectId}.${id}.${dueOn}.${today > dueOn ? 'over' : 'soon'}`
export const dueSoonDays = 3

/** What stands now and was not told: only this is news. What went away and came back is news again. */
export const newsSince = (told: readonly string[], now: readonly string[]): string[] => {
  const known = new Set(told)
  return now.filter(key => !known.has(key))
}
