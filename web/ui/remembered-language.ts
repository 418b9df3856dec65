import { useSyncExternalStore } from 'react'
import type { Language } from '#domain/vocabulary'

/** The reader's language: kept in this browser, else the browser's own. No library, because sign-in uses it too. */
const key = 'jichi.language'
const listeners = new Set<() => void>()

function remembered(): Language {
  const kept = storage()?.getItem(key)
  if (kept === 'zh-CN' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** Storage is refused in some locked-down browsers; then the choice lasts as long as the page. */
function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

let current: Language = remembered()
document.documentElement.lang = current

export const currentLanguage = (): Language => current

export function setLanguage(lang: Language): void {
  current = lang
  document.documentElement.lang = lang
  storage()?.setItem(key, lang)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage)
