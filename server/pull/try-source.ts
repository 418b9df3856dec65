import type { PullSourceInput } from '#domain/pull'
import type { PullSourceRow } from '../../db/queries/pull-sources.ts'
import { secretFor } from '../acts/pull-source.ts'
import type { Surroundings } from '../context.ts'
import { openSource } from '../scheduler/pull.ts'
import { fetchSource } from './fetch-source.ts'

const shown = 10

/** A dry run: fetched and read like any other, nothing saved. */
export async function trySource(
  input: PullSourceInput,
  before: PullSourceRow | undefined,
  { vault, pullAllow, dayOf }: Pick<Surroundings, 'vault' | 'pullAllow' | 'dayOf'>,
) {
  const { kind, url } = input
  const row = { kind, url, config: JSON.stringify(input.config), secret: secretFor(input, before, vault) }
  const { readings, empty } = await fetchSource(openSource(row, vault), { allowed: pullAllow, dayOf })
  return { count: readings.length, empty, readings: readings.slice(0, shown).map(one => ({ ...one, day: dayOf(one.at) })) }
}
