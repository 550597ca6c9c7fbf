/** The attributes of a shortcode's tag. */
export interface ShortcodeAttributes {
  valueByName: ReadonlyMap<string, string>
  /** Values without a name, in order. */
  positionalValues: readonly string[]
}

/**
 * Matches an attribute as WordPress's `shortcode_parse_atts` does: `a="b"`, `a='b'`, `a=b`, `"b"`, `'b'` or
 * `b`. Also accepts curly quotation marks.
 */
const attributePattern =
  /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s"']\S*))|"([^"]*)"|'([^']*)'|(\S+)/g

/** Parses a shortcode's attributes. The value in `[name=value]` counts as a value without a name. */
export function parseShortcodeAttributes(attributesText: string): ShortcodeAttributes {
  const valueByName = new Map<string, string>()
  const positionalValues: string[] = []
  for (const [, name, ...values] of attributesText.replace(/^=\s*/, '').matchAll(attributePattern)) {
    const value = values.find((each) => each !== undefined) ?? ''
    if (name === undefined) positionalValues.push(value)
    else if (!valueByName.has(name.toLowerCase())) valueByName.set(name.toLowerCase(), value)
  }
  return { valueByName, positionalValues }
}
