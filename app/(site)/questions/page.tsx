import type { Metadata } from 'next'
import { PageHead } from '@/components/site/page-head'
import { Answers, QuestionIndex, Sources } from '@/components/site/questions'
import { Words } from '@/components/ui/words'
import { routes } from '@/lib/routes'
import { AboutQuestions } from '../../about-things'
import { describePage } from '../../describe-page'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = (await findThePractice()).pages.questions
  return describePage({ title, description, path: routes.questions })
}

export default async function QuestionsPage() {
  const { title, dek, intro, groups, sources } = (await findThePractice()).pages.questions
  return (
    <SitePage current={null}>
      <AboutQuestions />
      <PageHead title={title} dek={dek} />
      <div className="plain-page">
        <Words text={intro} />
        <QuestionIndex groups={groups} />
      </div>
      <Answers groups={groups} sources={sources} />
      <Sources groups={groups} sources={sources} />
    </SitePage>
  )
}
