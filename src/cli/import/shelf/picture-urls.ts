/** Finds the URLs of a body's pictures, in Markdown and in HTML. */
export const pictureUrls = (markdown: string): string[] =>
  [
    ...markdown.matchAll(
      /!\[[^\]]{0,2000}\]\(<?(https?:[^\s)>]{1,2000})|<img [^>]{0,2000}src="(https?:[^"]{1,2000})"/g,
    ),
  ].flatMap(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? [])
