import type { DocumentKind } from '../model/document.ts'

/** The only mutable key: the release pointer. */
export const pointerKey = 'release'

/** Kinds of immutable objects. The kind is the prefix of an object's key: `<kind>/<SHA-256 of the object's bytes>`. */
export type ObjectKind = DocumentKind | 'sitemap' | 'root' | 'shard' | 'takedowns'

/** Returns the key of an immutable object: at most 75 bytes. */
export const toObjectKey = (kind: ObjectKind, digest: string): string => `${kind}/${digest}`

/** Returns the digest in an object's key: the expected SHA-256 of the object's bytes. */
export const digestFromKey = (objectKey: string): string => objectKey.slice(objectKey.indexOf('/') + 1)
