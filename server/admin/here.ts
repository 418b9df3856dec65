import type { AuditEvent } from '#domain/vocabulary-audit'
import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { sayAdmin } from '#wording/admin'
import type { Db, Store } from '../../db/open.ts'
import type { Note, Tell } from '../access/act.ts'
import { beginChain, record, type Trail } from '../access/trail.ts'

/** A command that cannot be done; its code is a sentence of the catalogue. */
export class AdminFault extends Error {
  constructor(
    readonly code: string,
    readonly params: Params = {},
  ) {
    super(code)
  }
}

/** What a command finds around it. */
export type Here = {
  store: Store
  trail: Trail
  now: () => number
  /** Who sits at the machine, by the operating system's name. */
  by: string
  lang: Language
  out: (line: string) => void
  /** A password from the standard input; never an argument, for those stand in every list of processes. */
  readPassword: () => Promise<string>
}

/** Where the trail shows an act to come from: no address a request could have. */
export const commandLine = 'cli'

const begun = new WeakSet<Trail>()

/** As `act` of the routes: one transaction that holds the act and its record; the process's chain begins with its first. */
export async function actHere<T>(here: Here, event: AuditEvent, work: (db: Db, tell: Tell) => Promise<T>): Promise<T> {
  const { store, trail, now, by } = here
  if (!begun.has(trail)) await beginChain(store, trail, now())
  begun.add(trail)
  const notes: Note[] = []
  return store.tx(async db => {
    const result = await work(db, note => void notes.push(note))
    const who = { at: now(), actorId: null, actor: by, address: commandLine, result: 'done' as const }
    await record(
      db,
      trail,
      notes.map(({ entity, id, before, after }) => ({ ...who, event, entity, entityId: String(id), detail: { before, after } })),
    )
    return result
  })
}

export const tell = ({ out, lang }: Here, code: string, params: Params = {}) => out(sayAdmin(lang, code, params))
