import type { DocumentKind } from '../model/document.ts'

/** The only mutable key: the release pointer. */
export const pointerKey = 'release'

/** Kinds of immutable objects. A kind is the prefix of an object's key: `<kind>/<SHA-256 of the object's bytes>`. */
export type ObjectKind = DocumentKind | 'sitemap' | 'root' | 'shard' | 'takedowns'

/** Returns the key of an immutable object, which has at most 75 bytes. */
export const toObjectKey = (kind: ObjectKind, digest: string): string => `${kind}/${digest}`

/** Returns the digest in an object's key, which the object's bytes must have. */
export const digestFromKey = (objectKey: string): string => objectKey.slice(objectKey.indexOf('/') + 1)
