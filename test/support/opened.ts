/** What the running file of tests holds open: files share a process, so each closes its own at its end. */
export const opened = new Set<() => void | Promise<void>>()
