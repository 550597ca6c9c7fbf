import { detectNonHtmlFormat } from './html/html-beginning.ts'
import type { SourceFile } from './importer.ts'

/** A kind of file that an archivist may take for one that can be imported. */
interface KnownOtherKind {
  name: string
  isKind(beginning: string): boolean
  /** Its description, which completes "is …". */
  description: string
  /** The remedy, as an imperative. */
  remedy: string
  /** True for text that would be read as one article, although it has many. */
  isMultiArticleText?: true
}

const describeWordPressRoute = (importer: string) =>
  `bring it into WordPress (Tools, Import, ${importer}), and export the site from there (Tools, Export)`

const otherKinds: readonly KnownOtherKind[] = [
  {
    name: 'feed',
    isKind: (beginning) => detectNonHtmlFormat(beginning) === 'feed',
    description: 'a feed, or an export in the form of one (RSS or Atom, as Blogger and Drupal write)',
    remedy: `mirror the site or save its pages, and import those; or, if it is Blogger's, ${describeWordPressRoute('Blogger')}`,
  },
  {
    name: 'Movable Type export',
    isKind: (beginning) =>
      /^\s*(?:(?:[A-Z][A-Z ]{2,30}:.*)?\r?\n){1,60}-----\r?\n/.test(beginning) &&
      /^(?:AUTHOR|TITLE):/m.test(beginning),
    description: 'a Movable Type export',
    remedy: describeWordPressRoute('Movable Type and TypePad'),
    isMultiArticleText: true,
  },
  {
    name: 'Dotclear export',
    isKind: (beginning) => beginning.startsWith('///DOTCLEAR|'),
    description: 'a Dotclear export',
    remedy: 'have it restored in Dotclear, mirror that site, and import the mirror',
    isMultiArticleText: true,
  },
  {
    name: 'database dump',
    isKind: (beginning) =>
      /^\s*(?:--\s|\/\*!|(?:CREATE|DROP|INSERT|SET|BEGIN|LOCK|USE|PRAGMA)\s)/.test(beginning) &&
      /^(?:-- .*\bdump\b|(?:CREATE|DROP|LOCK) TABLES?\b|INSERT INTO\b|SET NAMES\b|\/\*!\d+ SET\b)/im.test(
        beginning,
      ),
    description: 'a copy of a database (SQL)',
    remedy:
      'have it restored with the software of the website, and export the articles from there (in WordPress: Tools, Export), or mirror that site',
    isMultiArticleText: true,
  },
  {
    name: 'index of captures (CDX)',
    isKind: (beginning) => /^(?: ?CDX(?: [A-Za-z]){2,}\s|\S+ \d{14} (?:https?:\/\/\S|\{"))/.test(beginning),
    description: 'an index of captured pages (CDX), without the pages',
    remedy: 'import the captures themselves (WARC, WACZ), or pages that you save from the web archive',
    isMultiArticleText: true,
  },
  {
    name: 'list of URLs',
    isKind: (beginning) =>
      /^\s*(?:https?:\/\/\S+\s+){2,}(?:https?:\/\/\S*|h(?:t(?:tps?:?\/?)?)?)?$/.test(beginning),
    description: 'a list of URLs',
    remedy: 'mirror or save their pages, for example with `wget --input-file`, and import those',
    isMultiArticleText: true,
  },
  {
    name: 'news agency XML',
    isKind: (beginning) => /<(?:\w+:)?(?:newsItem|newsMessage|packageItem|NewsML|nitf)[\s>]/.test(beginning),
    description: 'XML of a news agency (NewsML, NITF)',
    remedy: 'export the articles as ninjs (JSON), or as text files',
  },
]

const findKnownKind = ({ head }: Pick<SourceFile, 'head'>) => {
  const beginning = Buffer.from(head.subarray(0, 4096))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
  return otherKinds.find(({ isKind }) => isKind(beginning))
}

/** Names the kind of a file that no importer reads, for counting: `feed`, `unknown kind`. */
export const nameUnknownKind = (source: Pick<SourceFile, 'head'>): string =>
  findKnownKind(source)?.name ?? 'unknown kind'

/** True for text with many articles, which would be read as one. */
export const isMultiArticleText = (source: Pick<SourceFile, 'head'>): boolean =>
  findKnownKind(source)?.isMultiArticleText ?? false

/** Returns what to do with files of a kind that `nameUnknownKind` names; `null` if there is no other remedy. */
export const findRemedyForKind = (name: string): string | null =>
  otherKinds.find((kind) => kind.name === name)?.remedy ?? null

/** Says why a file that no importer reads is refused, and what to do instead. */
export function describeUnknownKind(source: Pick<SourceFile, 'head'>): string {
  const kind = findKnownKind(source)
  return kind === undefined
    ? 'is not of a kind that can be imported: `npx morgue import --help` lists the kinds'
    : `is ${kind.description}, which cannot be imported: ${kind.remedy}`
}
