import { createCitation } from '../../model/citation.ts'
import type { CitedName } from '../../model/cited-name.ts'
import type { Representation } from '../representation.ts'
import { englishMonths } from '../words/months.ts'

/** Commands, after `\\text`, for characters that a backslash alone does not escape. */
const commands = new Map([
  ['\\', 'backslash'],
  ['{', 'braceleft'],
  ['}', 'braceright'],
  ['~', 'asciitilde'],
  ['^', 'asciicircum'],
  ['<', 'less'],
  ['>', 'greater'],
])

/** True when every brace has its partner. */
function hasPairedBraces(text: string): boolean {
  let open = 0
  for (const [brace] of text.matchAll(/[{}]/g)) {
    open += brace === '{' ? 1 : -1
    if (open < 0) return false
  }
  return open === 0
}

/**
 * Escapes text for a value. BibTeX counts braces even after a backslash, so an unpaired brace would end the value: it
 * becomes a command, which some programs drop. Paired braces after a backslash are read correctly by every program.
 * Empty braces keep two hyphens from becoming a dash.
 */
function escapeLatex(text: string): string {
  const lone = hasPairedBraces(text) ? /[\\~^<>]/ : /[\\~^<>{}]/
  return text
    .replace(/[\\{}~^<>%&#$_]/g, (character) =>
      lone.test(character) ? `{\\text${commands.get(character)}}` : `\\${character}`,
    )
    .replace(/([-'`,])(?=\1)/g, '$1{}')
}

/** A part of a name, in braces if BibTeX would divide it, or BibLaTeX would read it as a key like `family=Roe`. */
const toNamePart = (text: string) =>
  /[,=]|\band\b/i.test(text) ? `{${escapeLatex(text)}}` : escapeLatex(text)

const toBibtexName = (name: CitedName) =>
  'literal' in name
    ? `{${escapeLatex(name.literal)}}`
    : [name.family, name.given]
        .filter((part) => part !== '')
        .map(toNamePart)
        .join(', ')

/** Names of languages in BibLaTeX, by the first part of their BCP 47 codes. */
const languageNames = new Map([
  ['de', 'german'],
  ['en', 'english'],
  ['es', 'spanish'],
  ['fr', 'french'],
  ['it', 'italian'],
  ['nl', 'dutch'],
  ['pt', 'portuguese'],
])

const nameLanguage = (tag: string): string | null => languageNames.get(tag.split('-', 1)[0] ?? '') ?? null

/**
 * An article for LaTeX, in the fields of both BibLaTeX and BibTeX. Double braces keep capitals as they were printed. The URL
 * needs no escape: an address is served with its braces and backslashes percent-encoded.
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
      langid: nameLanguage(citation.language),
      location: citation.place && escapeLatex(citation.place),
      issn: citation.issn,
      keywords: citation.topics.map((topic) => escapeLatex(topic.replaceAll(',', ''))).join(', '),
    }
    const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
    const month = englishMonths[Number(date[1]) - 1]
    if (month) lines.push(`  month = ${month.slice(0, 3).toLowerCase()}`)
    return `@article{${[citation.key, ...lines].join(',\n')}\n}\n`
  },
}
