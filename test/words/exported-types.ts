import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../support/project-root.ts'

/** A type exported by a room, with the first sentence of its comment. */
export interface ExportedType {
  name: string
  file: string
  /** Empty if there is no comment. */
  summary: string
}

/** Folders whose exported types are used throughout the project. */
const rooms = 'src/{model,archive,http,edge}/**/*.ts'

const declaration =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:abstract )?(?:interface|type|class|enum) (\w+)/g

function firstSentence(comment: string): string {
  const text = comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text.split(/(?<=\.) (?=[A-Z`@])/, 1)[0] ?? ''
}

/** Lists the exported types of the rooms, by file and in the order of their declaration. */
export const exportedTypes = (): ExportedType[] =>
  globSync(rooms, { cwd: projectRoot })
    .toSorted()
    .flatMap((file) =>
      [...readFileSync(path.join(projectRoot, file), 'utf8').matchAll(declaration)].map(
        ([, comment = '', name = '']) => ({ name, file, summary: firstSentence(comment) }),
      ),
    )

/** The table of types in docs/words.md. */
export const typesTable = (): string =>
  [
    '| type | meaning | file |',
    '|---|---|---|',
    ...exportedTypes().map(
      ({ name, file, summary }) => `| \`${name}\` | ${summary.replaceAll('|', '\\|')} | \`${file}\` |`,
    ),
  ].join('\n')
