import { createContext, useContext } from 'react'

/** The past day a page shows, as its data say; on one nothing is offered that would change anything. */
export const PastDay = createContext<string | undefined>(undefined)
export const usePastDay = (): string | undefined => useContext(PastDay)
