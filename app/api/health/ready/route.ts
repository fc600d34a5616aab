import { checkHealth } from '@/lib/use-cases/check-health'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const health = await checkHealth()
  return Response.json(health, { status: health.ready ? 200 : 503 })
}
