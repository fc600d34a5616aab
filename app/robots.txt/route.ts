import { env } from '@/lib/env'
import { publicFile } from '@/lib/http/public-file'
import { absolute, routes } from '@/lib/routes'

export const dynamic = 'force-dynamic'

/**
 * Every robot may look everywhere: what is not to be listed says so itself (`noindex`), which only a robot that looks can read,
 * and a list of private places would be a map to them.
 */
export function GET(request: Request): Response {
  const lines = [
    'User-agent: *',
    'Disallow:',
    '',
    `Sitemap: ${absolute(env().publicUrl, routes.sitemap)}`,
    '',
  ]
  return publicFile(request, lines.join('\n'), 'text/plain; charset=utf-8')
}
