import type { states as zh } from '../zh/ui-states.ts'
import type { SameWords } from '../ui.ts'

export const states: SameWords<typeof zh> = {
  offline: {
    title: 'The server cannot be reached',
    text: 'The network or the server is down for now. The page asks again by itself; you may also retry now.',
  },
  slow: {
    title: 'The server has not answered',
    text: 'Nothing came within 30 seconds; it may be busy. Retry, and tell the administrator if it happens again.',
  },
  forbidden: {
    title: 'You may not see this',
    text: "It lies outside your duties. If you need it, ask your unit's administrator.",
  },
  absent: {
    title: 'No such page',
    text: 'It does not exist, or it lies outside what you may see. The address may be mistyped, or the project moved.',
  },
  address: { title: 'This address cannot be opened', text: 'The year, month or number in the address does not hold.' },
  notLoaded: {
    title: 'This page has not been loaded yet',
    text: 'The line was interrupted, or the system has just been updated. Open it again once connected; what you entered is kept.',
  },
  server: {
    title: 'The data could not be loaded',
    text: 'The server failed this time. Retry, and tell the administrator if it happens again.',
  },
  crash: {
    title: 'This page failed',
    text: 'Other pages still work, and everything saved is safe. Open it again; if it keeps failing, send the text below to the administrator.',
  },
  reload: 'Open again',
  without: 'Open without these conditions',
  back: 'Go back',
  allProjects: 'All projects',
  details: 'What went wrong',
  copy: 'Copy',
  copied: 'Copied',
  offlineNote: time =>
    `The server cannot be reached. You see what was loaded at ${time}; saving and searching wait and continue by themselves.`,
  onlineNote: 'Connected again; the data is fresh.',
  dropped: names => `“${names}” in the address could not be read; the default is shown.`,
  dismiss: 'Dismiss',
  stale: time => `Refreshing failed; this was loaded at ${time}.`,
  locked: 'Approved and locked',
  noProjects: year => `No projects in ${year} yet.`,
  importFirst: 'Import a declaration of targets first.',
  import: 'Import a declaration',
  mayNotDeclare: 'A new project is declared by your unit’s clerk or by the department in charge.',
}
