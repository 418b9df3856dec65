/** What runs inside the page: each answers milliseconds until something is on the screen. Each stands alone, as it is sent as text. */
export type Painted = { rows: string; sentence: string }

declare global {
  var jichiPainted: (there: () => boolean, since: number) => Promise<number>
  var jichiFirst: { anything: Promise<number>; page: Promise<number> }
}

/** Before any script of the page: looks in every frame, and takes the moment the frame that has it is painted. */
export function markPainted(seen: Painted) {
  globalThis.jichiPainted = (there, since) =>
    new Promise(resolve => {
      const look = () => {
        if (!there()) return void requestAnimationFrame(look)
        // What is asked for first within a frame's callback comes when that frame is laid out and painted.
        const done = () => resolve(performance.now() - since)
        void globalThis.scheduler.postTask(done, { priority: 'user-blocking' })
      }
      requestAnimationFrame(look)
    })
  const shown = () => !!document.querySelector(seen.rows) && !!document.querySelector(seen.sentence)
  globalThis.jichiFirst = {
    anything: globalThis.jichiPainted(() => document.readyState === 'complete', 0),
    page: globalThis.jichiPainted(shown, 0),
  }
}

/** Since the navigation began. */
export const untilPage = () => globalThis.jichiFirst.page
export const untilAnything = () => globalThis.jichiFirst.anything

/** The same JSON fetched and written as rows of text, with nothing around it. */
export async function writeBare(url: string): Promise<number> {
  const since = performance.now()
  const answer = (await (await fetch(url)).json()) as { projects: { items: object[] } }
  const rows = answer.projects.items.map(item => `<tr><td>${Object.values(item).join('</td><td>')}</td></tr>`)
  const table = document.createElementNS('http://www.w3.org/1999/xhtml', 'table')
  table.innerHTML = rows.join('')
  document.documentElement.replaceChildren(table)
  return globalThis.jichiPainted(() => table.children.length > 0, since)
}

/** From the click on a month until the table's rows are of that month. */
export function switchMonth({ month, rows }: { month: number; rows: string }): Promise<number> {
  const button = document.querySelectorAll<HTMLButtonElement>('.year-strip-month')[month - 1]!
  const since = performance.now()
  button.click()
  return globalThis.jichiPainted(() => !!document.querySelector(rows), since)
}
