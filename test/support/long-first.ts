import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { projectRoot } from './project-root.ts'
import { groupTests } from './test-groups.ts'

const { processes, corpora } = groupTests()
const longFiles = new Set([...processes, ...corpora])

const projectOrder = ['browser', 'measured', 'isolated', 'workerd', 'node', 'clients', 'screenshots']

/**
 * Keeps the files of a project together, since a process with loaded modules ends when the next file is another
 * project's. Within a project, long files come first, so that none of them runs alone at the end.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project, moduleId }: TestSpecification) =>
      2 * projectOrder.indexOf(project.name) + Number(!longFiles.has(path.relative(projectRoot, moduleId)))
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => place(a) - place(b))
  }
}
