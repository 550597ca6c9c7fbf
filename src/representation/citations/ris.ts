import { createCitation } from '../../model/citation.ts'
import { toInvertedName } from '../../model/cited-name.ts'
import type { Representation } from '../representation.ts'

/** Formats a date with all of its slashes, even after unknown parts: `2016/04//`. */
const toRisDate = (dateParts: readonly string[]) =>
  [0, 1, 2].map((index) => `${dateParts[index] ?? ''}/`).join('')

/**
 * Renders an article for reference managers such as EndNote and Zotero. Each line consists of a tag and an unescaped
 * value.
 */
export const risRepresentation: Representation = {
  name: 'ris',
  label: 'RIS',
  mediaType: 'application/x-research-info-systems',
  contentType: 'application/x-research-info-systems; charset=utf-8',
  extension: 'ris',
  article: (document, context) => {
    const citation = createCitation(document, context)
    const { date } = citation
    const taggedValues: [tag: string, value: string | null | undefined][] = [
      ['TY', 'NEWS'],
      ['TI', citation.title],
      ...citation.creators.map((name): [string, string] => ['AU', toInvertedName(name)]),
      ['T2', citation.newspaper],
      ['PY', date[0]],
      ['DA', date.length === 0 ? null : toRisDate(date)],
      ['SE', citation.section],
      ['UR', citation.url],
      ['LA', citation.language],
      ['DP', citation.archive],
      ['CY', citation.place],
      ['SN', citation.issn],
      ...citation.topics.map((topic): [string, string] => ['KW', topic]),
    ]
    const knownTaggedValues = taggedValues.filter(([, value]) => value != null)
    return [...knownTaggedValues, ['ER', '']].map((taggedValue) => `${taggedValue.join('  - ')}\r\n`).join('')
  },
}
