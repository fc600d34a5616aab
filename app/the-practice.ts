import { cache } from 'react'
import { getPracticeContent, type PracticeContent } from '@/lib/content/practice'

/** What the practice says about itself, read once a request. */
export const findThePractice = cache(async (): Promise<PracticeContent> => getPracticeContent())
