/** Remedy for a damaged copy of a page. The newspaper's own site may be gone, so it names a web archive as well. */
export const savePageRemedy =
  'save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org'
