import path from 'node:path'
import packageFile from '../../../../package.json' with { type: 'json' }

/** True in the published package, whose code is JavaScript. */
export const isPublishedPackage = path.extname(import.meta.filename) === '.js'

/** Returns the path of a page of this program's documentation, relative to the archive's folder. */
export const toDocsPath = (documentName: string): string =>
  `${isPublishedPackage ? `node_modules/${packageFile.name}/` : ''}docs/${documentName}`
