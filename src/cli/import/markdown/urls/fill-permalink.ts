/** A placeholder: `:title`, `:output_ext`, and Hugo's `:2006` and `:sections[1:]`. */
const placeholder = /:(\w+(?:\[[^\][]*\])?)/g

/** An address that cannot be derived, and what of the configuration it should follow from. */
export interface Underived {
  setting: string
  reason: string
}

/** A permalink's template filled in, or why it cannot be: a placeholder is not known, or its value. */
export function fillPermalink(template: string, values: ReadonlyMap<string, string>): string | Underived {
  const setting = `permalink ${template}`
  const unknown = [...template.matchAll(placeholder)].find(([, name = '']) => !values.has(name))
  if (unknown) return { setting, reason: `${unknown[0]} is not known` }
  if (/[{}<>\s]/.test(template)) return { setting, reason: 'it is not a path' }
  const filled = template.replace(placeholder, (_, name: string) => values.get(name) ?? '')
  return `/${filled}`.replace(/\/{2,}/g, '/')
}
