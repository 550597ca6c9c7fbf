/**
 * Matches a picture in Markdown (CommonMark §6.4): its text, then its URL, either in angle brackets or with paired or
 * escaped parentheses. A URL without a scheme is a file path, from a page without an address.
 */
const markdownPicturePattern =
  /!\[(?:[^\]\\]|\\[\s\S]){0,2000}\]\((?:<((?:https?:|\/)(?:[^<>\\\n]|\\.){1,2000})>|((?:https?:|\/)(?:[^\s()<>\\]|\\.|\((?:[^\s()\\]|\\.){0,200}\)){1,2000}))/g

const htmlPicturePattern = /<img [^>]{0,2000}src="((?:https?:|\/)[^"]{1,2000})"/g

/** Matches the path of a picture that is already stored. */
const storedPicturePathPattern = /^\/media\/[0-9a-f]{64}\./

/**
 * Removes the escapes that importers write: backslashes before punctuation (CommonMark §2.4), and character references
 * for `&`.
 */
const unescapeUrl = (escapedUrl: string) =>
  escapedUrl.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/&(?:amp|#38|#x26);/gi, '&')

/** Finds the URLs of a body's pictures, in Markdown and in HTML, except those of stored pictures. */
export const findUnstoredPictureUrls = (markdown: string): string[] =>
  [...markdown.matchAll(markdownPicturePattern), ...markdown.matchAll(htmlPicturePattern)]
    .map(([, bracketedOrHtmlUrl, bareUrl]) => unescapeUrl(bracketedOrHtmlUrl ?? bareUrl ?? ''))
    .filter((url) => !storedPicturePathPattern.test(url))
