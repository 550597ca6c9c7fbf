/** Whether a text is one http or https URL, as `content/` may hold it. */
export function isWebUrl(text: string): boolean {
  const url = /^https?:\/\/\S+$/i.test(text) && text.length <= 2048 ? URL.parse(text) : null
  return url !== null && url.username === ''
}
