import { createCitation } from '../../model/citation.ts'
import { toInvertedName } from '../../model/cited-name.ts'
import type { Representation } from '../representation.ts'

/** A date with its slashes, even around unknown parts: `2016/04//`. */
const toRisDate = (date: readonly string[]) => [0, 1, 2].map((part) => `${date[part] ?? ''}/`).join('')

/** An article for reference managers, such as EndNote and Zotero. A line is a tag and a value, and has no escapes. */
export const ris: Representation = {
  name: 'ris',
  label: 'RIS',
  mediaType: 'application/x-research-info-systems',
  contentType: 'application/x-research-info-systems; charset=utf-8',
  extension: 'ris',
  article: (document, context) => {
    const cited = createCitation(document, context)
    const { date } = cited
    const lines: [tag: string, value: string | null | undefined][] = [
      ['TY', 'NEWS'],
      ['TI', cited.title],
      ...cited.creators.map((name): [string, string] => ['AU', toInvertedName(name)]),
      ['T2', cited.newspaper],
      ['PY', date[0]],
      ['DA', date.length === 0 ? null : toRisDate(date)],
      ['SE', cited.section],
      ['UR', cited.url],
      ['LA', cited.language],
      ['DP', cited.archive],
      ['CY', cited.place],
      ['SN', cited.issn],
      ...cited.topics.map((topic): [string, string] => ['KW', topic]),
    ]
    const known = lines.filter(([, value]) => value != null)
    return [...known, ['ER', '']].map((line) => `${line.join('  - ')}\r\n`).join('')
  },
}
