/** Namespaces of an export, and the prefixes that WordPress gives them; the number in them is the version of WXR. */
const namespacesAndPrefixes: readonly [RegExp, string][] = [
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/?$/, 'wp'],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, 'excerpt'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc'],
]

/** Names elements as WordPress does, whatever prefixes the root element declares (Namespaces in XML 1.0). */
export class NamespacePrefixes {
  readonly #usualPrefixByPrefix = new Map<string, string>()

  /** Reads the prefixes from the attributes of the root element. */
  declare(attributes: Record<string, string>): void {
    for (const [attribute, uri] of Object.entries(attributes)) {
      const usual = namespacesAndPrefixes.find(([namespace]) => namespace.test(uri))?.[1]
      if (usual !== undefined && attribute.startsWith('xmlns:'))
        this.#usualPrefixByPrefix.set(attribute.slice(6), usual)
    }
  }

  /** Returns an element's name under WordPress's own prefix. */
  toUsualName(name: string): string {
    const colon = name.indexOf(':')
    const usual = colon < 0 ? undefined : this.#usualPrefixByPrefix.get(name.slice(0, colon))
    return usual === undefined ? name : usual + name.slice(colon)
  }
}
