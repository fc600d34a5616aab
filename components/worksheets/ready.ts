'use client'

import { useSyncExternalStore } from 'react'

const neverChanges = () => () => undefined

/** False in the page as it is sent, true once its scripts run: a button that cannot do anything yet is not shown, but keeps its room. */
export const useReady = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
