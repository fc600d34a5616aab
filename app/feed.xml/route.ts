import { atomFeed } from '@/lib/finding/feed'
import { answerFeed } from '../journal-feed'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => answerFeed(request, atomFeed, 'application/atom+xml; charset=utf-8')
