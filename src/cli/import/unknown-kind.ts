import { detectOtherFormat } from './html/html-beginning.ts'
import type { SourceFile } from './importer.ts'

/** A kind of file that an archivist may take for one that can be imported. */
interface KnownOtherKind {
  name: string
  isKind(beginning: string): boolean
  /** What it is, and what to name instead. */
  reason: string
}

const otherKinds: readonly KnownOtherKind[] = [
  {
    name: 'single-file page (MHTML)',
    isKind: (beginning) =>
      /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){1,30}/.test(beginning) && /multipart\/related/i.test(beginning),
    reason:
      'is a page saved as a single file (MHTML), which cannot be imported: open it in the browser that saved it, and save it as "Web page, complete"',
  },
  {
    name: 'feed',
    isKind: (beginning) => detectOtherFormat(beginning) === 'feed',
    reason:
      'is a feed, or an export in the form of one (RSS or Atom, as Blogger and Drupal write), which cannot be imported: mirror the site or save its pages, and import those',
  },
]

const findKind = ({ head }: Pick<SourceFile, 'head'>) => {
  const beginning = Buffer.from(head.subarray(0, 4096)).toString('latin1')
  return otherKinds.find(({ isKind }) => isKind(beginning))
}

/** Names the kind of a file that no importer reads, for counting: `feed`, `unknown kind`. */
export const nameUnknownKind = (source: Pick<SourceFile, 'head'>): string =>
  findKind(source)?.name ?? 'unknown kind'

/** Says why a file that no importer reads is refused, and what to do instead. */
export const describeUnknownKind = (source: Pick<SourceFile, 'head'>): string =>
  findKind(source)?.reason ?? 'is not of a kind that can be imported: `morgue import --help` lists the kinds'
