/**
 * Matches the traces of the Wayback Machine in a page: its toolbar, its comment at the end, its scripts, or
 * the comment that a browser writes into a saved page.
 */
const waybackSignPattern =
  /<!--\s*BEGIN WAYBACK TOOLBAR INSERT|FILE ARCHIVED ON \d\d:\d\d:\d\d [^\n]{0,40} AND RETRIEVED FROM THE|\barchive\.org\/_static\/|<!--\s*saved from url=\(\d{4}\)https?:\/\/web\.archive\.org\//

const toolbarStartComment = '<!-- BEGIN WAYBACK TOOLBAR INSERT -->'
const toolbarEndComment = '<!-- END WAYBACK TOOLBAR INSERT -->'

/**
 * Matches the address of a copy, up to and including the original host. The address can be a whole URL or, at
 * the beginning of an attribute, a path. Its slashes can be escaped, as in JSON.
 */
const copyAddressPattern =
  /(?:(?:https?:)?\\?\/\\?\/web\.archive\.org|(?<=["'=(,\s]))\\?\/web\\?\/\d{4,14}(?:[a-z]{2}_)?\\?\/(https?:\\?\/\\?\/[^\\/"'\s<>]*)/g

/**
 * Replaces the address of a Wayback Machine copy with the original address. Leaves any other address
 * unchanged.
 */
export const restoreOriginalAddress = (address: string): string => address.replace(copyAddressPattern, '$1')

function removeWaybackToolbar(html: string): string {
  const toolbarStart = html.indexOf(toolbarStartComment)
  const toolbarEnd = html.indexOf(toolbarEndComment, toolbarStart)
  return toolbarStart < 0 || toolbarEnd < 0
    ? html
    : html.slice(0, toolbarStart) + html.slice(toolbarEnd + toolbarEndComment.length)
}

/** Matches the script call that contains the original URL, in a copy or its toolbar. */
const originalUrlPattern = /__wm\.(?:wombat\(|bt\([^"<]{0,40}"web",)\s*"(https?:\/\/[^"\s<>]+)"/

/**
 * Creates the comment in which browsers record the URL of a saved page. Returns an empty string if the copy
 * does not contain its original URL.
 */
function createSavedFromComment(html: string): string {
  const url = originalUrlPattern.exec(html)?.[1]
  return url === undefined ? '' : `<!-- saved from url=(0000)${url} -->`
}

/** Warning about the repairs in a restored page. */
export const waybackWarning =
  'was saved from the Wayback Machine, so its addresses were changed back to the newspaper’s, and the toolbar was left out'

/**
 * Restores a page that was saved from the Wayback Machine: changes its URLs back to the newspaper's, records
 * its own URL in a comment at the beginning, and removes the toolbar. Returns any other page unchanged.
 */
export const restoreWaybackCopy = (html: string): string =>
  waybackSignPattern.test(html)
    ? createSavedFromComment(html) + removeWaybackToolbar(html).replace(copyAddressPattern, '$1')
    : html
