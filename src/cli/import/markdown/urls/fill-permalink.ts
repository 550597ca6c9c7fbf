/** Matches a placeholder: `:title`, `:output_ext`, and Hugo's `:2006` and `:sections[1:]`. */
const placeholderPattern = /:(\w+(?:\[[^\][]*\])?)/g

/** A setting from which an address cannot be derived, and the reason. */
export interface DerivationFailure {
  settingText: string
  reason: string
}

/**
 * Fills in a permalink template. Returns a failure if a placeholder has no known value, or if the template is not a
 * path.
 */
export function fillPermalink(
  permalinkTemplate: string,
  valueByPlaceholder: ReadonlyMap<string, string>,
): string | DerivationFailure {
  const settingText = `permalink ${permalinkTemplate}`
  const unknownMatch = [...permalinkTemplate.matchAll(placeholderPattern)].find(
    ([, name = '']) => !valueByPlaceholder.has(name),
  )
  if (unknownMatch) return { settingText, reason: `${unknownMatch[0]} is unknown` }
  if (/[{}<>\s]/.test(permalinkTemplate)) return { settingText, reason: 'it is not a path' }
  const filledPermalink = permalinkTemplate.replace(
    placeholderPattern,
    (_, name: string) => valueByPlaceholder.get(name) ?? '',
  )
  return `/${filledPermalink}`.replace(/\/{2,}/g, '/')
}
