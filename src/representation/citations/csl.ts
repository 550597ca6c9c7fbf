import { createCitation } from '../../model/citation.ts'
import type { Representation } from '../representation.ts'

/** Renders an article for citation processors, as a single object (CSL 1.0.2). */
export const cslRepresentation: Representation = {
  name: 'csl',
  label: 'CSL',
  mediaType: 'application/vnd.citationstyles.csl+json',
  contentType: 'application/vnd.citationstyles.csl+json',
  extension: 'csl.json',
  article: (document, context) => {
    const citation = createCitation(document, context)
    const { creators, date, topics } = citation
    const cslItem = {
      id: citation.key,
      type: 'article-newspaper',
      title: citation.title,
      author: creators.length === 0 ? undefined : creators,
      'container-title': citation.newspaper,
      issued: date.length === 0 ? undefined : { 'date-parts': [date.map(Number)] },
      section: citation.section ?? undefined,
      URL: citation.url,
      language: citation.language,
      source: citation.archive,
      'publisher-place': citation.place ?? undefined,
      ISSN: citation.issn ?? undefined,
      keyword: topics.join(', ') || undefined,
    }
    return `${JSON.stringify(cslItem, null, 1)}\n`
  },
}
