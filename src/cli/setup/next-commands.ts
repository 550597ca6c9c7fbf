const quote = (file: string) =>
  /^[\w./~-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`

/** The facts on which the next commands depend. */
interface NextCommandFacts {
  edition: string
  content: string
  /** The folder with the newspaper's pictures. */
  media: string | null
  /** True when the articles are of hosts that are not the newspaper's. */
  hasForeignHosts: boolean
  needsInstall: boolean
}

/** Writes the commands that follow, for a person to copy. */
export function listNextCommands(paths: readonly string[], facts: NextCommandFacts): string[] {
  const { edition, content, media, hasForeignHosts, needsInstall } = facts
  const option = content === 'content' ? '' : ` --content ${quote(content)}`
  const pictures = media === null ? '' : ` --media ${quote(media)}`
  const foreign = hasForeignHosts ? ' --foreign' : ''
  const files = paths.length === 0 ? '<export or folder…>' : paths.map(quote).join(' ')
  return [
    ...(needsInstall ? ['npm install'] : []),
    `npx morgue import ${files} --edition ${edition}${pictures}${foreign}${option}`,
    `npx morgue serve${option}`,
  ]
}
