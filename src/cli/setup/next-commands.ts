import { quoteForShell } from '../content/files/command-text.ts'

/** The facts that determine the next commands. */
interface NextCommandFacts {
  editionId: string
  contentFolder: string
  /** The folder or zip with the newspaper's pictures; `null` for none. */
  mediaPath: string | null
  /** True if the articles are on hosts that are not the newspaper's. */
  hasForeignHosts: boolean
  needsInstall: boolean
}

/** Lists the commands to run next, for a person to copy. */
export function listNextCommands(paths: readonly string[], facts: NextCommandFacts): string[] {
  const { editionId, contentFolder, mediaPath, hasForeignHosts, needsInstall } = facts
  const contentOption = contentFolder === 'content' ? '' : ` --content ${quoteForShell(contentFolder)}`
  const mediaOption = mediaPath === null ? '' : ` --media ${quoteForShell(mediaPath)}`
  const foreignOption = hasForeignHosts ? ' --foreign' : ''
  const fileArguments = paths.length === 0 ? '<export or folder…>' : paths.map(quoteForShell).join(' ')
  return [
    ...(needsInstall ? ['npm install'] : []),
    `npx morgue import ${fileArguments} --edition ${editionId}${mediaOption}${foreignOption}${contentOption}`,
    `npx morgue serve${contentOption}`,
  ]
}
