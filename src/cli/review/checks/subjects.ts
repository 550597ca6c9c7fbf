import { isSubjectCode } from '../../import/text/subject-code.ts'
import { type Check, fieldFinding } from '../check.ts'

/** Finds sections and topics that look like internal codes. */
export const checkSubjects: Check = (article) => {
  const { section, topics } = article.fields
  const subjects = [
    ...(section === null ? [] : [{ path: ['section'], text: section }]),
    ...topics.map((text, index) => ({ path: ['topics', index], text })),
  ]
  return subjects
    .filter(({ text }) => isSubjectCode(text))
    .map((subject) => fieldFinding(article, 'code-as-subject', subject))
}
