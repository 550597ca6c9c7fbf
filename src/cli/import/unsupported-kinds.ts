import { detectNonHtmlFormat } from './html/html-beginning.ts'
import type { SourceFile } from './importer.ts'

/** A kind of file that an archivist might try to import, but that no importer can read. */
interface UnsupportedKind {
  name: string
  matches(fileBeginning: string): boolean
  /** Completes the sentence "The file is …". */
  description: string
  /** Tells the archivist what to do instead, in the imperative. */
  remedy: string
  /** True for text that would otherwise be read as a single article. */
  isMistakableForArticle?: true
}

const describeWordPressRoute = (importerName: string) =>
  `bring it into a WordPress site (Tools, Import, ${importerName}), export that site (Tools, Export), and import the export`

/** How to copy a restored website. */
const mirrorRemedy = 'mirror that site (with `wget --mirror` and its address), and import the mirror'

const unsupportedKinds: readonly UnsupportedKind[] = [
  {
    name: 'feed',
    matches: (fileBeginning) => detectNonHtmlFormat(fileBeginning) === 'feed',
    description: 'a feed, or an export in the form of one (RSS or Atom, as Blogger and Drupal write)',
    remedy: `import the pages of its articles instead; or, if it is an export of Blogger, ${describeWordPressRoute('Blogger')}`,
  },
  {
    name: 'Movable Type export',
    matches: (fileBeginning) =>
      /^\s*(?:(?:[A-Z][A-Z ]{2,30}:.*)?\r?\n){1,60}-----\r?\n/.test(fileBeginning) &&
      /^(?:AUTHOR|TITLE):/m.test(fileBeginning),
    description: 'a Movable Type export',
    remedy: describeWordPressRoute('Movable Type and TypePad'),
    isMistakableForArticle: true,
  },
  {
    name: 'Dotclear export',
    matches: (fileBeginning) => fileBeginning.startsWith('///DOTCLEAR|'),
    description: 'a Dotclear export',
    remedy: `have it restored with Dotclear, ${mirrorRemedy}`,
    isMistakableForArticle: true,
  },
  {
    name: 'database dump',
    matches: (fileBeginning) =>
      /^\s*(?:--\s|\/\*!|(?:CREATE|DROP|INSERT|SET|BEGIN|LOCK|USE|PRAGMA)\s)/.test(fileBeginning) &&
      /^(?:-- .*\bdump\b|(?:CREATE|DROP|LOCK) TABLES?\b|INSERT INTO\b|SET NAMES\b|\/\*!\d+ SET\b)/im.test(
        fileBeginning,
      ),
    description: 'a copy of a database (SQL)',
    remedy: `have the website restored from it, and export its articles (in WordPress: Tools, Export), or ${mirrorRemedy}`,
    isMistakableForArticle: true,
  },
  {
    name: 'index of captures (CDX)',
    matches: (fileBeginning) =>
      /^(?: ?CDX(?: [A-Za-z]){2,}\s|\S+ \d{14} (?:https?:\/\/\S|\{"))/.test(fileBeginning),
    description: 'an index of captured pages (CDX), without the pages',
    remedy: 'import the captures themselves (WARC, WACZ), or pages that you save from the web archive',
    isMistakableForArticle: true,
  },
  {
    name: 'list of URLs',
    matches: (fileBeginning) =>
      /^\s*(?:https?:\/\/\S+\s+){2,}(?:https?:\/\/\S*|h(?:t(?:tps?:?\/?)?)?)?$/.test(fileBeginning),
    description: 'a list of URLs',
    remedy:
      'save their pages (with `wget --force-directories --input-file` and the name of the list), and import the folders',
    isMistakableForArticle: true,
  },
  {
    name: 'news agency XML',
    matches: (fileBeginning) =>
      /<(?:\w+:)?(?:newsItem|newsMessage|packageItem|NewsML|nitf)[\s>]/.test(fileBeginning),
    description: 'XML of a news agency (NewsML, NITF)',
    remedy: 'export the articles as ninjs (JSON) or as text files, and import those',
  },
]

const findUnsupportedKind = ({ head }: Pick<SourceFile, 'head'>) => {
  const fileBeginning = Buffer.from(head.subarray(0, 4096))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
  return unsupportedKinds.find(({ matches }) => matches(fileBeginning))
}

/** Returns the kind under which a file that no importer can read is counted, such as `feed`, or else `unknown kind`. */
export const nameUnsupportedKind = (source: Pick<SourceFile, 'head'>): string =>
  findUnsupportedKind(source)?.name ?? 'unknown kind'

/** True for text that is not an article but would otherwise be read as one. */
export const isMistakableForArticle = (source: Pick<SourceFile, 'head'>): boolean =>
  findUnsupportedKind(source)?.isMistakableForArticle ?? false

/** Returns the remedy for files of a kind that `nameUnsupportedKind` returns; `null` for an unknown kind. */
export const findRemedyForKind = (kindName: string): string | null =>
  unsupportedKinds.find((kind) => kind.name === kindName)?.remedy ?? null

/** Explains why a file is refused because no importer can read it, and what to do instead. */
export function describeUnsupportedKind(source: Pick<SourceFile, 'head'>): string {
  const unsupportedKind = findUnsupportedKind(source)
  return unsupportedKind === undefined
    ? 'is not of a kind that can be imported: save its articles in one that `npx morgue import --help` lists, or leave the file out'
    : `is ${unsupportedKind.description}, which cannot be imported: ${unsupportedKind.remedy}`
}
