/** What a shortcode's tag says beside its name. */
export interface ShortcodeAttributes {
  named: ReadonlyMap<string, string>
  /** Values without a name, in order. */
  positional: readonly string[]
}

/** `shortcode_parse_atts` of WordPress: `a="b"`, `a='b'`, `a=b`, `"b"`, `'b'`, `b`; quotes that an editor curled too. */
const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s"']\S*))|"([^"]*)"|'([^']*)'|(\S+)/g

/** Reads the attributes of a shortcode; `[name=value]` gives a positional one. */
export function parseShortcodeAttributes(text: string): ShortcodeAttributes {
  const named = new Map<string, string>()
  const positional: string[] = []
  for (const [, name, ...values] of text.replace(/^=\s*/, '').matchAll(attribute)) {
    const value = values.find((each) => each !== undefined) ?? ''
    if (name === undefined) positional.push(value)
    else if (!named.has(name.toLowerCase())) named.set(name.toLowerCase(), value)
  }
  return { named, positional }
}
