import { createContext, useContext } from 'react'
import type { Draft } from './draft.ts'

/** The draft, what is wrong with it by place, and how to change a place of it. */
export type Editor = {
  draft: Draft
  wrong: ReadonlyMap<string, string>
  set: (path: string, value: unknown) => void
  /** A number no process criterion has had, in any version or in this draft. */
  nextCriterion: () => number
}

export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('a field of a rule set stands outside its editor')
  return editor
}
