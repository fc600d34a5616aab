import { rssFeed } from '@/lib/finding/feed'
import { answerFeed } from '../journal-feed'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => answerFeed(request, rssFeed, 'application/rss+xml; charset=utf-8')
