import type { DocumentKind } from '../model/document.ts'

/** The only mutable key: the release pointer. */
export const pointerKey = 'release'

/** Kinds of immutable values, as prefixes of their keys: `<kind>/<SHA-256 of the value's bytes>`. */
export type ObjectKind = DocumentKind | 'sitemap' | 'root' | 'shard' | 'takedowns'

/** Returns the KV key of an immutable value: at most 75 bytes. */
export const toObjectKey = (kind: ObjectKind, digest: string): string => `${kind}/${digest}`

/** Returns the digest in an object's key, which must be that of its value. */
export const digestFromKey = (objectKey: string): string => objectKey.slice(objectKey.indexOf('/') + 1)
