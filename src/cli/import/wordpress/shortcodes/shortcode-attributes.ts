/** The attributes of a shortcode's tag. */
export interface ShortcodeAttributes {
  named: ReadonlyMap<string, string>
  /** Values without a name, in order. */
  positional: readonly string[]
}

/**
 * The syntax of WordPress's `shortcode_parse_atts`: `a="b"`, `a='b'`, `a=b`, `"b"`, `'b'`, `b`, and quotes that an
 * editor curled.
 */
const attributePattern =
  /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s"']\S*))|"([^"]*)"|'([^']*)'|(\S+)/g

/** Parses the attributes of a shortcode; `[name=value]` has a positional one. */
export function parseShortcodeAttributes(text: string): ShortcodeAttributes {
  const named = new Map<string, string>()
  const positional: string[] = []
  for (const [, name, ...values] of text.replace(/^=\s*/, '').matchAll(attributePattern)) {
    const value = values.find((each) => each !== undefined) ?? ''
    if (name === undefined) positional.push(value)
    else if (!named.has(name.toLowerCase())) named.set(name.toLowerCase(), value)
  }
  return { named, positional }
}
