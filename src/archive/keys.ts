import type { DocumentKind } from '../model/document.ts'

/** The only mutable key: which release is served. */
export const pointerKey = 'release'

/** The prefixes of immutable values: `<prefix>/<SHA-256 of the value's bytes>`. */
export type ObjectKind = DocumentKind | 'sitemap' | 'root' | 'shard' | 'takedowns'

/** The KV key of an immutable value. 75 bytes at most. */
export const objectKey = (kind: ObjectKind, digest: string): string => `${kind}/${digest}`

/** The digest that an object's key promises its value to have. */
export const digestFromKey = (key: string): string => key.slice(key.indexOf('/') + 1)
