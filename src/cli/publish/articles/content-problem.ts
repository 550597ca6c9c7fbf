import { createArticleFieldFault, readArticleFile } from '../../content/files/article-file.ts'
import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'
import { createYamlFieldFault } from '../../content/files/yaml-file.ts'

/** A content fault without its line number, which can be found only by reading the file again. */
export interface ContentProblem {
  /** Path of an article, a page or an `edition.yaml`. */
  file: string
  /** The path of the field; empty for the whole file. */
  field: readonly PropertyKey[]
  reason: string
}

/** True for the field `url` of an article without one, whose address comes from its date and file name. */
async function isAbsentUrl({ file, field: [fieldName] }: ContentProblem): Promise<boolean> {
  const checkedFile = fieldName === 'url' ? await readArticleFile(file) : null
  return checkedFile !== null && 'value' in checkedFile && checkedFile.value.fields.url === null
}

async function locateProblem(problem: ContentProblem): Promise<ContentFault> {
  const { file, field, reason } = problem
  if (field.length === 0 || (await isAbsentUrl(problem))) return createFileFault(file, reason)
  return file.endsWith('.yaml')
    ? createYamlFieldFault(file, field, reason)
    : createArticleFieldFault(file, field, reason)
}

/**
 * Converts problems to faults by finding the line of each. Reads one file at a time, because every article may have a
 * problem.
 */
export async function locateProblems(problems: readonly ContentProblem[]): Promise<ContentFault[]> {
  const faults: ContentFault[] = []
  for (const problem of problems) faults.push(await locateProblem(problem))
  return faults
}
