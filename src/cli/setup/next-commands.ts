const quoteForShell = (argument: string) =>
  /^[\w./~-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`

/** The facts that determine the next commands. */
interface NextCommandFacts {
  edition: string
  content: string
  /** The folder or zip with the newspaper's pictures; `null` for none. */
  media: string | null
  /** True if the articles are on hosts that are not the newspaper's. */
  hasForeignHosts: boolean
  needsInstall: boolean
}

/** Lists the commands to run next, for a person to copy. */
export function listNextCommands(paths: readonly string[], facts: NextCommandFacts): string[] {
  const { edition, content, media, hasForeignHosts, needsInstall } = facts
  const contentOption = content === 'content' ? '' : ` --content ${quoteForShell(content)}`
  const mediaOption = media === null ? '' : ` --media ${quoteForShell(media)}`
  const foreignOption = hasForeignHosts ? ' --foreign' : ''
  const fileArguments = paths.length === 0 ? '<export or folder…>' : paths.map(quoteForShell).join(' ')
  return [
    ...(needsInstall ? ['npm install'] : []),
    `npx morgue import ${fileArguments} --edition ${edition}${mediaOption}${foreignOption}${contentOption}`,
    `npx morgue serve${contentOption}`,
  ]
}
