import { useSyncExternalStore } from 'react'
import { connection, onConnection } from '../api/connection.ts'

/** True while the server cannot be reached. */
export const useOffline = (): boolean => useSyncExternalStore(onConnection, () => connection() === 'lost')
