import { isSubjectCode } from '../../import/text/subject-code.ts'
import { type ArticleCheck, createFieldFinding } from '../check.ts'

/** Finds sections and topics that look like internal codes. */
export const checkSubjects: ArticleCheck = (article) => {
  const { section, topics } = article.fields
  const subjects = [
    ...(section === null ? [] : [{ path: ['section'], text: section }]),
    ...topics.map((text, index) => ({ path: ['topics', index], text })),
  ]
  return subjects
    .filter(({ text }) => isSubjectCode(text))
    .map((subject) => createFieldFinding(article, 'code-as-subject', subject))
}
