/** Remedy for a damaged copy of a page. The newspaper's own site may be gone, so it names a web archive as well. */
export const savePageRemedy =
  'save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org'

/** Remedy for a page in a web capture, which cannot be replaced there. */
export const importSavedPageRemedy = `${savePageRemedy}, and import that`

/** Remedy for a record of a web capture that is hardly an article. */
export const ignoreOrSaveRemedy = `ignore it or, if it is an article, ${importSavedPageRemedy}`
