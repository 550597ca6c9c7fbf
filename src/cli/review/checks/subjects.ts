import { isProbableSubjectCode } from '../../import/text/subject-code.ts'
import { type ArticleCheck, createFieldFinding } from '../check.ts'

/** Finds sections and topics that look like internal codes. */
export const checkSubjects: ArticleCheck = (article) => {
  const { section, topics } = article.fields
  const subjectFields = [
    ...(section === null ? [] : [{ path: ['section'], text: section }]),
    ...topics.map((text, index) => ({ path: ['topics', index], text })),
  ]
  return subjectFields
    .filter(({ text }) => isProbableSubjectCode(text))
    .map((subjectField) => createFieldFinding(article, 'code-as-subject', subjectField))
}
