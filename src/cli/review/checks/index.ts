import type { ArticleCheck } from '../check.ts'
import { checkBodyLength, checkLanguage } from './body.ts'
import { checkCredits } from './credits.ts'
import { checkDates } from './dates.ts'
import { checkHeadline } from './headline.ts'
import { checkHosts } from './hosts.ts'
import { checkPictures } from './pictures.ts'
import { checkSubjects } from './subjects.ts'

/** The checks that look at one article at a time. */
export const articleChecks: readonly ArticleCheck[] = [
  checkPictures,
  checkBodyLength,
  checkDates,
  checkCredits,
  checkHeadline,
  checkSubjects,
  checkHosts,
  checkLanguage,
]
