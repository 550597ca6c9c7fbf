/** Signs of a page from the Wayback Machine: its toolbar, its note at the end, its scripts, or the browser's note. */
const waybackSignPattern =
  /<!--\s*BEGIN WAYBACK TOOLBAR INSERT|FILE ARCHIVED ON \d\d:\d\d:\d\d [^\n]{0,40} AND RETRIEVED FROM THE|\barchive\.org\/_static\/|<!--\s*saved from url=\(\d{4}\)https?:\/\/web\.archive\.org\//

const toolbarStartComment = '<!-- BEGIN WAYBACK TOOLBAR INSERT -->'
const toolbarEndComment = '<!-- END WAYBACK TOOLBAR INSERT -->'

/**
 * The address of a copy up to the original URL, as a whole URL or, at the beginning of an attribute, as a path. Slashes
 * may be escaped, as in JSON.
 */
const copyAddressPattern =
  /(?:(?:https?:)?\\?\/\\?\/web\.archive\.org|(?<=["'=(,\s]))\\?\/web\\?\/\d{4,14}(?:[a-z]{2}_)?\\?\/(https?:\\?\/\\?\/[^\\/"'\s<>]*)/g

/** Returns the original address of a copy in the Wayback Machine; any other as it is. */
export const restoreOriginalAddress = (address: string): string => address.replace(copyAddressPattern, '$1')

function removeToolbar(html: string): string {
  const toolbarStart = html.indexOf(toolbarStartComment)
  const toolbarEnd = html.indexOf(toolbarEndComment, toolbarStart)
  return toolbarStart < 0 || toolbarEnd < 0
    ? html
    : html.slice(0, toolbarStart) + html.slice(toolbarEnd + toolbarEndComment.length)
}

/** The call by which a copy or its toolbar knows the original URL. */
const originalUrlPattern = /__wm\.(?:wombat\(|bt\([^"<]{0,40}"web",)\s*"(https?:\/\/[^"\s<>]+)"/

/** Notes the original URL where browsers note the URL of a saved page. */
function createOriginalUrlNote(html: string): string {
  const url = originalUrlPattern.exec(html)?.[1]
  return url === undefined ? '' : `<!-- saved from url=(0000)${url} -->`
}

/** Warning about the repairs in a restored page. */
export const waybackWarning =
  'was saved from the Wayback Machine: its addresses were changed back to the newspaper’s, and the toolbar was left out'

/**
 * Restores a page that was saved from the Wayback Machine: its URLs lead to the newspaper again, its own is noted at
 * the beginning, and the toolbar is gone. Any other page stays as it is.
 */
export const restoreWaybackCopy = (html: string): string =>
  waybackSignPattern.test(html)
    ? createOriginalUrlNote(html) + removeToolbar(html).replace(copyAddressPattern, '$1')
    : html
