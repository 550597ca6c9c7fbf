import path from 'node:path'
import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import { yamlFieldFault } from '../../content/files/yaml-file.ts'

/** Names of an edition's rules that some article was found to have. */
export interface MatchedRules {
  agency: Set<string>
  author: Set<string>
}

/** A fault in what `edition.yaml` withholds. */
export const ruleFault = (
  content: string,
  { id }: Pick<ConfiguredEdition, 'id'>,
  { field, reason }: { field: readonly PropertyKey[]; reason: string },
): Promise<ContentFault> =>
  yamlFieldFault(path.join(content, id, 'edition.yaml'), ['withhold', ...field], reason)

/** A rule that finds nothing is a fault: what is misspelt would be shown. */
export async function findUnusedRules(
  content: string,
  edition: ConfiguredEdition,
  used: MatchedRules,
): Promise<ContentFault[]> {
  const faults: ContentFault[] = []
  for (const kind of ['agency', 'author'] as const)
    for (const [place, name] of edition.withhold[kind].entries())
      if (!used[kind].has(name)) {
        const reason = `${name} is in no article’s ${kind === 'agency' ? 'agency, ' : ''}byline or authors: correct it or remove it`
        faults.push(await ruleFault(content, edition, { field: [kind, place], reason }))
      }
  return faults
}
