/**
 * Patterns for the namespaces of an export, and the prefixes that WordPress uses for them. The number in a
 * namespace is the WXR version.
 */
const namespacePatternsAndPrefixes: readonly [RegExp, string][] = [
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/?$/, 'wp'],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, 'excerpt'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc'],
]

/**
 * Replaces the prefixes of element names with those that WordPress uses, whichever prefixes the root element
 * declares (Namespaces in XML 1.0).
 */
export class NamespacePrefixes {
  readonly #wordPressPrefixByPrefix = new Map<string, string>()

  /** Reads the namespace declarations among the root element's attributes. */
  readDeclarations(rootAttributes: Record<string, string>): void {
    for (const [attributeName, uri] of Object.entries(rootAttributes)) {
      const wordPressPrefix = namespacePatternsAndPrefixes.find(([namespacePattern]) =>
        namespacePattern.test(uri),
      )?.[1]
      if (wordPressPrefix !== undefined && attributeName.startsWith('xmlns:'))
        this.#wordPressPrefixByPrefix.set(attributeName.slice(6), wordPressPrefix)
    }
  }

  /** Returns an element's name with WordPress's prefix. Leaves a name without a known prefix unchanged. */
  toWordPressName(name: string): string {
    const colonIndex = name.indexOf(':')
    const wordPressPrefix =
      colonIndex < 0 ? undefined : this.#wordPressPrefixByPrefix.get(name.slice(0, colonIndex))
    return wordPressPrefix === undefined ? name : wordPressPrefix + name.slice(colonIndex)
  }
}
