/** A placeholder: `:title`, `:output_ext`. */
const placeholder = /:([a-z_]+)/g

/** A permalink's template filled in; `null` where a value is not known. */
export function fillPermalink(template: string, values: ReadonlyMap<string, string>): string | null {
  const names = [...template.matchAll(placeholder)].map(([, name = '']) => name)
  if (names.some((name) => !values.has(name)) || /[{}<>\s]/.test(template)) return null
  const filled = template.replace(placeholder, (_, name: string) => values.get(name) ?? '')
  return `/${filled}`.replace(/\/{2,}/g, '/')
}
