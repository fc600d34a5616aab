import { isLoopback } from '@/lib/domain/people/network'
import { env } from '@/lib/env'

/** Whether others than this machine reach the site at its address. */
export const isPublicAddress = (): boolean => !isLoopback(new URL(env().publicUrl).hostname)
