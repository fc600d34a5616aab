import { env } from '@/lib/env'
import { sitemapXml } from '@/lib/finding/sitemap'
import { publicFile } from '@/lib/http/public-file'
import { absolute } from '@/lib/routes'
import { listPublicPages } from '../public-pages'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const pages = await listPublicPages()
  const entries = pages.map(({ path, changed }) => ({ address: absolute(env().publicUrl, path), changed }))
  return publicFile(request, sitemapXml(entries), 'application/xml; charset=utf-8')
}
