import { createCitation } from '../../model/citation.ts'
import type { Representation } from '../representation.ts'

/** An article for citation processors, as one object (CSL 1.0.2). */
export const csl: Representation = {
  name: 'csl',
  label: 'CSL',
  mediaType: 'application/vnd.citationstyles.csl+json',
  contentType: 'application/vnd.citationstyles.csl+json',
  extension: 'csl.json',
  article: (document, context) => {
    const cited = createCitation(document, context)
    const { creators, date, topics } = cited
    const item = {
      id: cited.key,
      type: 'article-newspaper',
      title: cited.title,
      author: creators.length === 0 ? undefined : creators,
      'container-title': cited.newspaper,
      issued: date.length === 0 ? undefined : { 'date-parts': [date.map(Number)] },
      section: cited.section ?? undefined,
      URL: cited.url,
      language: cited.language,
      source: cited.archive,
      'publisher-place': cited.place ?? undefined,
      ISSN: cited.issn ?? undefined,
      keyword: topics.join(', ') || undefined,
    }
    return `${JSON.stringify(item, null, 1)}\n`
  },
}
