import { parseArticleFile } from '../../src/cli/content/files/article-file.ts'
import { formatFault } from '../../src/cli/content/files/content-fault.ts'

/** Returns an article file's faults as the command line prints them. */
export function articleFaults(source: { file: string; text: string }): string[] {
  const checked = parseArticleFile(source)
  return 'faults' in checked ? checked.faults.map(formatFault) : []
}
