/** True for a single http or https URL that `content/` accepts. */
export function isWebUrl(text: string): boolean {
  const url = /^https?:\/\/\S+$/i.test(text) && text.length <= 2048 ? URL.parse(text) : null
  return url !== null && url.username === ''
}
