import { jsonFeed } from '@/lib/finding/feed'
import { answerFeed } from '../journal-feed'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => answerFeed(request, jsonFeed, 'application/feed+json; charset=utf-8')
