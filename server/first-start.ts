import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { national2020 } from '#domain/ruleset'
import { shippedRuleSets } from '#domain/ruleset-examples'
import type { Store } from '../db/open.ts'
import { anyAccount, insertAccount } from '../db/queries/accounts.ts'
import { reserveIds } from '../db/queries/ids.ts'
import { activeRuleSet, insertRuleSet, newestRuleSet } from '../db/queries/rule-sets.ts'
import { hashPassword, randomPassword, strongEnough } from './access/password.ts'
import { firstWatchList } from './acts/watch-list.ts'
import { loadSample } from './sample/load.ts'
import { SettingError, type Settings } from './settings.ts'

/** What a database needs once: the national rule set, the first administrator, and the sample where it is wanted.
 * Answers the lines to print; passwords appear here and nowhere else. */
export async function firstStart(store: Store, settings: Settings, now: number): Promise<string[]> {
  await shipRuleSets(store, now)
  await firstWatchList(store, now)
  if (await anyAccount(store.db)) return []
  const lines = await makeAdministrator(store, settings.adminPassword, now)
  if (lines === null) return []
  if (!settings.sample) return lines
  const accounts = await loadSample(store, now, settings.sample)
  const table = accounts.map(({ username, password, role }) => `  ${username.padEnd(12)} ${password}  ${role}`)
  const file = join(settings.dataDir, 'sample-accounts.txt')
  writeFileSync(file, `${table.join('\n')}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return [...lines, `示例账号 Sample accounts (invented data; also in ${file}):`, ...table]
}

/** Rule sets that come with the system, each once; the national one is active until the bureau chooses. */
async function shipRuleSets(store: Store, createdAt: number): Promise<void> {
  await store.tx(async db => {
    const nothingActive = (await activeRuleSet(db)) === undefined
    for (const rules of shippedRuleSets) {
      const { code, version } = rules
      if (await newestRuleSet(db, code)) continue
      const active = nothingActive && code === national2020.code
      await insertRuleSet(db, { code, version, data: JSON.stringify(rules), active, createdAt })
    }
  })
}

/** `admin` also holds bureau and security rights until it gives them up (domain rules §7, Accounts); null: another process was first. */
async function makeAdministrator(store: Store, given: string | null, now: number): Promise<string[] | null> {
  if (given !== null && !strongEnough(given))
    throw new SettingError(
      'ADMIN_PASSWORD: too weak; use 10 characters or more, or 8 with three of upper case, lower case, digits, symbols',
    )
  const password = given ?? randomPassword()
  const passwordHash = await hashPassword(password)
  const made = await store.tx(async db => {
    if (await anyAccount(db)) return false
    await insertAccount(db, {
      id: await reserveIds(db, 'account'),
      username: 'admin',
      name: '系统管理员',
      role: 'administrator',
      also: JSON.stringify(['bureau', 'securityAdministrator']),
      agencyId: null,
      passwordHash,
      mustChange: given === null,
      disabled: false,
      sample: false,
      createdAt: now,
      version: 1,
    })
    return true
  })
  if (!made) return null
  return given === null ? [`管理员 Administrator: admin ${password}  (shown once; to be changed at first sign-in)`] : []
}
