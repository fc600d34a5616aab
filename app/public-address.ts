import { env, isLoopback } from '@/lib/env'

/** Whether others than this machine reach the site at its address. */
export const isPublicAddress = (): boolean => !isLoopback(new URL(env().publicUrl).hostname)
