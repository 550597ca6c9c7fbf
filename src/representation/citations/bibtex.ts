import { primarySubtagOf } from '../../model/catalogue-languages.ts'
import { createCitation } from '../../model/citation.ts'
import type { CitedName } from '../../model/cited-name.ts'
import type { Representation } from '../representation.ts'
import { englishMonths } from '../words/months.ts'

/** The LaTeX commands, without their prefix `\\text`, for characters that a backslash alone does not escape. */
const latexCommandsByCharacter = new Map([
  ['\\', 'backslash'],
  ['{', 'braceleft'],
  ['}', 'braceright'],
  ['~', 'asciitilde'],
  ['^', 'asciicircum'],
  ['<', 'less'],
  ['>', 'greater'],
])

/** True if every brace has its counterpart. */
function hasPairedBraces(text: string): boolean {
  let openBraces = 0
  for (const [brace] of text.matchAll(/[{}]/g)) {
    openBraces += brace === '{' ? 1 : -1
    if (openBraces < 0) return false
  }
  return openBraces === 0
}

/**
 * Escapes text for a BibTeX value. BibTeX counts braces even after a backslash, so an unpaired brace would end the
 * value. Unpaired braces therefore become commands, which some programs drop; paired braces get a backslash, which
 * every program understands. Empty braces between two hyphens prevent a dash.
 */
function escapeLatex(text: string): string {
  const commandCharacterPattern = hasPairedBraces(text) ? /[\\~^<>]/ : /[\\~^<>{}]/
  return text
    .replace(/[\\{}~^<>%&#$_]/g, (character) =>
      commandCharacterPattern.test(character)
        ? `{\\text${latexCommandsByCharacter.get(character)}}`
        : `\\${character}`,
    )
    .replace(/([-'`,])(?=\1)/g, '$1{}')
}

/**
 * Formats one part of a name. Adds braces to a part that BibTeX would split, or that BibLaTeX would read as a key,
 * such as `family=Roe`.
 */
const toBibtexNamePart = (text: string) =>
  /[,=]|\band\b/i.test(text) ? `{${escapeLatex(text)}}` : escapeLatex(text)

const toBibtexName = (name: CitedName) =>
  'literal' in name
    ? `{${escapeLatex(name.literal)}}`
    : [name.family, name.given]
        .filter((part) => part !== '')
        .map(toBibtexNamePart)
        .join(', ')

/** BibLaTeX's language names, by primary subtag (BCP 47). */
const languageNamesByCode = new Map([
  ['de', 'german'],
  ['en', 'english'],
  ['es', 'spanish'],
  ['fr', 'french'],
  ['it', 'italian'],
  ['nl', 'dutch'],
  ['pt', 'portuguese'],
])

const findLanguageName = (tag: string): string | null => languageNamesByCode.get(primarySubtagOf(tag)) ?? null

/**
 * Renders an article for LaTeX, with the fields of both BibLaTeX and BibTeX. Double braces preserve capitals as
 * printed. The URL needs no escaping, because braces and backslashes in an address are percent-encoded.
 */
export const bibtexRepresentation: Representation = {
  name: 'bibtex',
  label: 'BibTeX',
  mediaType: 'application/x-bibtex',
  contentType: 'application/x-bibtex; charset=utf-8',
  extension: 'bib',
  article: (document, context) => {
    const citation = createCitation(document, context)
    const { date } = citation
    const fields: Record<string, string | null> = {
      entrysubtype: 'newspaper',
      title: `{${escapeLatex(citation.title)}}`,
      author: citation.creators.map(toBibtexName).join(' and '),
      journal: `{${escapeLatex(citation.newspaper)}}`,
      date: date.join('-'),
      year: date[0] ?? null,
      url: citation.url,
      langid: findLanguageName(citation.language),
      location: citation.place && escapeLatex(citation.place),
      issn: citation.issn,
      keywords: citation.topics.map((topic) => escapeLatex(topic.replaceAll(',', ''))).join(', '),
    }
    const fieldLines = Object.entries(fields).flatMap(([name, value]) =>
      value ? [`  ${name} = {${value}}`] : [],
    )
    const month = englishMonths[Number(date[1]) - 1]
    if (month) fieldLines.push(`  month = ${month.slice(0, 3).toLowerCase()}`)
    return `@article{${[citation.key, ...fieldLines].join(',\n')}\n}\n`
  },
}
