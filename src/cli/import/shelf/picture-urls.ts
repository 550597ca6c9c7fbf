/** A picture in Markdown (CommonMark §6.4): its text, then its URL, in angle brackets or with paired or escaped parentheses. */
const markdownPicture =
  /!\[(?:[^\]\\]|\\[\s\S]){0,2000}\]\((?:<(https?:(?:[^<>\\\n]|\\.){1,2000})>|(https?:(?:[^\s()<>\\]|\\.|\((?:[^\s()\\]|\\.){0,200}\)){1,2000}))/g

const htmlPicture = /<img [^>]{0,2000}src="(https?:[^"]{1,2000})"/g

/** Removes the backslashes before punctuation (CommonMark §2.4), and the references that the Markdown of an import has. */
const toUrl = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&')

/** Finds the URLs of a body's pictures, in Markdown and in HTML. */
export const pictureUrls = (markdown: string): string[] =>
  [...markdown.matchAll(markdownPicture), ...markdown.matchAll(htmlPicture)].flatMap(([, first, second]) =>
    toUrl(first ?? second ?? ''),
  )
