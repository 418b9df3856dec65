import type { ElementHandle, Page } from '@playwright/test'

type Stop = { unseen: string | null; there: boolean }

/** Whether what has the focus shows it, by an outline or a ring of itself or the box around it; and whether it is the wanted one. */
export const stopOf = (page: Page, wanted: ElementHandle | null): Promise<Stop> =>
  page.evaluate(target => {
    const at = document.activeElement
    // Past the last stop the browser's own bar has the focus.
    if (!at || at === document.body) return { unseen: null, there: false }
    const shown = [at, at.parentElement].some(one => {
      if (!one) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    })
    const name = `${at.tagName} ${at.className} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 30)}`
    return { unseen: shown ? null : name, there: at === target }
  }, wanted)

/** Walks the page with Tab from its beginning to its end; what had the focus without showing it, and how many stops there were. */
export async function walkByTab(page: Page) {
  const unseen: string[] = []
  let stops = 0
  for (; stops < 200; stops++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement === document.body)) break
    const { unseen: name } = await stopOf(page, null)
    if (name) unseen.push(name)
  }
  return { unseen, stops }
}
