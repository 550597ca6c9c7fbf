import { editionFromFields } from '../content/files/configuration.ts'
import { createBriefing } from '../import/briefing.ts'
import { ImportRun } from '../import/run/import-run.ts'
import { listInputFiles } from '../import/run/input-files.ts'
import { RemainsSurvey } from './evidence/remains-survey.ts'

/** An edition about which nothing is known: all languages are foreign to it, and it has no hosts. */
const unknownEdition = editionFromFields('unknown', { name: '-', language: 'und' })

/** Reads files and folders as an import does, without storing anything. @param onRecord called for each record */
export async function surveyRemains(paths: readonly string[], onRecord: () => void): Promise<RemainsSurvey> {
  const survey = new RemainsSurvey()
  const briefing = createBriefing({
    edition: unknownEdition,
    editions: [unknownEdition],
    url: null,
    published: null,
    acceptsForeignHosts: true,
  })
  const importRun = new ImportRun(briefing, survey)
  for await (const inputFile of listInputFiles(paths)) await importRun.importFile(inputFile, null, onRecord)
  await importRun.finish(null, onRecord)
  return survey
}
