'use client'

import { FailedPage } from '@/components/site/failed-page'

export default function ErrorPage({ retry }: { retry: () => void }) {
  return <FailedPage retry={retry} />
}
