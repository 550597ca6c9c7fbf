/**
 * Namespaces of an export, and the prefixes that WordPress gives them. The number in a namespace is the version of
 * WXR.
 */
const namespacePatternsAndPrefixes: readonly [RegExp, string][] = [
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/?$/, 'wp'],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, 'excerpt'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc'],
]

/**
 * Converts element names to WordPress's prefixes, whichever prefixes the root element declares (Namespaces in XML
 * 1.0).
 */
export class NamespacePrefixes {
  readonly #wordPressPrefixByPrefix = new Map<string, string>()

  /** Reads the prefixes from the attributes of the root element. */
  readDeclarations(rootAttributes: Record<string, string>): void {
    for (const [attributeName, uri] of Object.entries(rootAttributes)) {
      const wordPressPrefix = namespacePatternsAndPrefixes.find(([namespacePattern]) =>
        namespacePattern.test(uri),
      )?.[1]
      if (wordPressPrefix !== undefined && attributeName.startsWith('xmlns:'))
        this.#wordPressPrefixByPrefix.set(attributeName.slice(6), wordPressPrefix)
    }
  }

  /** Returns an element's name under WordPress's own prefix. */
  toWordPressName(name: string): string {
    const colonIndex = name.indexOf(':')
    const wordPressPrefix =
      colonIndex < 0 ? undefined : this.#wordPressPrefixByPrefix.get(name.slice(0, colonIndex))
    return wordPressPrefix === undefined ? name : wordPressPrefix + name.slice(colonIndex)
  }
}
