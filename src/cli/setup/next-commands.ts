const quote = (file: string) =>
  /^[\w./~-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`

/** Words the commands that follow, for a person to copy. */
export function describeNextCommands(
  paths: readonly string[],
  { edition, content, needsInstall }: { edition: string; content: string; needsInstall: boolean },
): string[] {
  const option = content === 'content' ? '' : ` --content ${quote(content)}`
  const files = paths.length === 0 ? '<export or folder…>' : paths.map(quote).join(' ')
  return [
    '',
    'Next:',
    ...(needsInstall ? ['  npm install'] : []),
    `  npx morgue import ${files} --edition ${edition}${option}`,
    `  npx morgue serve${option}`,
  ]
}
