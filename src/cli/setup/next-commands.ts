const quote = (file: string) =>
  /^[\w./~-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`

/** The facts on which the next commands depend. */
interface NextStep {
  edition: string
  content: string
  /** The folder with the newspaper's pictures. */
  media: string | null
  /** True when the articles are of hosts that are not the newspaper's. */
  isForeign: boolean
  needsInstall: boolean
}

/** Writes the commands that follow, for a person to copy. */
export function listNextCommands(paths: readonly string[], next: NextStep): string[] {
  const { edition, content, media, isForeign, needsInstall } = next
  const option = content === 'content' ? '' : ` --content ${quote(content)}`
  const pictures = media === null ? '' : ` --media ${quote(media)}`
  const foreign = isForeign ? ' --foreign' : ''
  const files = paths.length === 0 ? '<export or folder…>' : paths.map(quote).join(' ')
  return [
    ...(needsInstall ? ['npm install'] : []),
    `npx morgue import ${files} --edition ${edition}${pictures}${foreign}${option}`,
    `npx morgue serve${option}`,
  ]
}
