import { publicAddress } from '@/lib/data/public-address'
import { openOwnerLink } from '@/lib/data/write/one-time-links'
import { absolute, routes } from '@/lib/routes'

/**
 * The absolute address at which the first owner starts, or null once somebody active is owner. The same at each start until it is
 * used: there is no default account and no default password (M2, T23).
 */
export async function ownerLink(): Promise<string | null> {
  const token = await openOwnerLink()
  return token === null ? null : absolute(publicAddress(), routes.setupLink(token))
}
