/** Which rooms of `cli/content` each of its rooms may import. */
export const contentRooms: Record<string, string[]> = {
  html: [],
  schema: [],
  addresses: [],
  names: ['html'],
  markdown: ['html'],
  patterns: [],
  yaml: [],
  files: ['schema', 'patterns', 'yaml'],
  'picture-lists': ['files'],
  logo: ['body', 'files'],
  body: ['html', 'markdown', 'names', 'addresses', 'files', 'picture-lists'],
}
