import type { Document, DocumentKind, SitemapDocument } from '../model/document.ts'
import { upgradeDocument, upgradeRoot } from './earlier-formats.ts'
import { toObjectKey } from './keys.ts'
import { type ObjectStore, readObject } from './objects.ts'
import type { Root } from './root.ts'
import { noTakedowns, type Takedowns, upgradeTakedowns } from './takedowns.ts'

/** Reads the root of a release. @throws UnreadableObject */
export const readRoot = async (store: ObjectStore, rootDigest: string): Promise<Root> =>
  upgradeRoot(await readObject<Root>(store, toObjectKey('root', rootDigest)))

/** Reads the takedowns of a release; empty lists if it has none. @throws UnreadableObject */
export const readTakedowns = async (store: ObjectStore, { takedowns }: Root): Promise<Takedowns> =>
  takedowns
    ? upgradeTakedowns(await readObject<Takedowns>(store, toObjectKey('takedowns', takedowns)))
    : noTakedowns

/** The type of an entry's document, by kind. */
type DocumentOfKind<Kind> = Kind extends 'sitemap' ? SitemapDocument : Document

/** Reads the document of an entry. @throws UnreadableObject */
export const readDocument = async <Kind extends DocumentKind | 'sitemap'>(
  store: ObjectStore,
  { kind, digest }: { kind: Kind; digest: string },
): Promise<DocumentOfKind<Kind>> =>
  upgradeDocument(await readObject<DocumentOfKind<Kind>>(store, toObjectKey(kind, digest)))
