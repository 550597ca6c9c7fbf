/** Matches a placeholder: `:title`, `:output_ext`, and Hugo's `:2006` and `:sections[1:]`. */
const placeholderPattern = /:(\w+(?:\[[^\][]*\])?)/g

/** A setting from which an address cannot be derived, and the reason. */
export interface DerivationFailure {
  setting: string
  reason: string
}

/** Fills in a permalink template; returns the reason when a placeholder or its value is unknown. */
export function fillPermalink(
  template: string,
  valueByPlaceholder: ReadonlyMap<string, string>,
): string | DerivationFailure {
  const setting = `permalink ${template}`
  const unknown = [...template.matchAll(placeholderPattern)].find(
    ([, name = '']) => !valueByPlaceholder.has(name),
  )
  if (unknown) return { setting, reason: `${unknown[0]} is unknown` }
  if (/[{}<>\s]/.test(template)) return { setting, reason: 'it is not a path' }
  const filledPermalink = template.replace(
    placeholderPattern,
    (_, name: string) => valueByPlaceholder.get(name) ?? '',
  )
  return `/${filledPermalink}`.replace(/\/{2,}/g, '/')
}
