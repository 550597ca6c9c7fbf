import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import packageFile from '../../../package.json' with { type: 'json' }
import { contentOption, type DefineCommand, type ExitStatus, jsonOption, withExitStatus } from '../command.ts'
import { quoteForShell } from '../content/files/command-text.ts'
import type { Configuration } from '../content/files/configuration.ts'
import { resolveStateFolder } from '../content/files/state-folder.ts'
import { isPublishedPackage } from '../content/files/to-docs-path.ts'
import { createProgressCounter } from '../progress.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { projectRoot } from '../publish/wrangler/project-files.ts'
import { answerQuestions } from '../setup/answers/answer-questions.ts'
import type { GivenAnswers } from '../setup/answers/given-answers.ts'
import { listQuestions } from '../setup/answers/questions.ts'
import { listGuesses } from '../setup/describe-guesses.ts'
import { describeEmptySurvey, describeRemains } from '../setup/describe-remains.ts'
import { describeUnusedOptions } from '../setup/describe-unused-options.ts'
import { isDemonstration, moveDemonstration } from '../setup/files/move-demonstration.ts'
import { addMissingHostsAndParameters, repairArchiveUrl } from '../setup/files/repair-configuration.ts'
import { describeConflictWithEditionFile, writeEdition } from '../setup/files/write-edition.ts'
import { writeProject } from '../setup/files/write-project.ts'
import { InitReport } from '../setup/init-report.ts'
import { listNextCommands } from '../setup/next-commands.ts'
import { type EditionProposal, proposeEdition } from '../setup/propose-edition.ts'
import { repairHost } from '../setup/repair-answers.ts'
import { surveyRemains } from '../setup/survey-remains.ts'
import { requireConfiguration } from './content-faults.ts'

interface InitOptions extends GivenAnswers {
  content: string
  host: string[]
  yes: boolean
  json: boolean
}

/**
 * Surveys the remains, reports them, and proposes an edition. @throws ArchiveError if given paths contain no article
 */
async function surveyAndProposeEdition(
  paths: readonly string[],
  { name = null, host }: { name?: string | null; host: string[] },
  { takenIds, report }: { takenIds: readonly string[]; report: InitReport },
): Promise<EditionProposal> {
  const progress = createProgressCounter(process.stderr)
  const survey = await surveyRemains(paths, () => progress.step('records'))
  progress.done()
  if (paths.length > 0 && survey.articleCount === 0)
    throw new ArchiveError(describeEmptySurvey(paths, survey))
  const surveyProposal = proposeEdition(survey, { name, takenIds })
  const allHosts = new Set([...surveyProposal.hosts, ...host.map(repairHost)])
  const proposal = { ...surveyProposal, hosts: [...allHosts] }
  if (paths.length > 0) report.addLines('found', describeRemains(survey, proposal))
  return proposal
}

/** Finds the existing edition with this id or, without an id, the first that shares a host with the proposal. */
const findEdition = (existing: Configuration | null, { hosts }: EditionProposal, id: string | undefined) =>
  existing?.editions.find((edition) =>
    id === undefined ? edition.hosts.some((host) => hosts.includes(host)) : edition.id === id,
  )

async function moveDemonstrationAndDescribe(contentFolder: string): Promise<string[]> {
  const stateFolder = resolveStateFolder(contentFolder)
  const { folder, neighbours } = await moveDemonstration(contentFolder, stateFolder)
  const movedContentFolder = path.join(folder, path.basename(contentFolder))
  const movedNotice = `The demonstration is now in ${folder}. \`npx morgue serve --content ${quoteForShell(movedContentFolder)}\` shows it.`
  if (neighbours.length === 0 || !existsSync(stateFolder)) return [movedNotice]
  const statePath = path.relative(process.cwd(), stateFolder)
  return [
    movedNotice,
    `${statePath} was not moved with it, because it also belongs to ${neighbours.join(', ')}.`,
  ]
}

/** Makes the archive's folder a project of its own, except in a checkout of morgue. Returns the files written. */
async function writeProjectUnlessCheckout(
  contentFolder: string,
  archive: { id: string; name: string },
): Promise<string[]> {
  const folder = path.dirname(path.resolve(contentFolder))
  return isPublishedPackage ? writeProject(folder, { ...packageFile, folder: projectRoot }, archive) : []
}

/** Asks about a new edition, and writes it. Returns its id. @throws ArchiveError for bad answers */
async function askAndWriteEdition(
  proposal: EditionProposal,
  existing: Configuration | null,
  { options, report }: { options: InitOptions; report: InitReport },
): Promise<{ id: string } | 'cancelled'> {
  const { content: contentFolder } = options
  const { stdin: input, stdout: output } = process
  const outcome = await answerQuestions(listQuestions(proposal, existing), {
    givenAnswers: options,
    acceptsProposals: options.yes,
    terminal: input.isTTY && output.isTTY && !options.json ? { input, output } : null,
  })
  if (outcome === 'cancelled') return 'cancelled'
  if ('refusal' in outcome) throw new ArchiveError(outcome.refusal)
  report.addLines('repairs', outcome.repairs)
  if (existing === null && existsSync(path.join(contentFolder, 'archive.yaml')))
    report.addLines('notes', await moveDemonstrationAndDescribe(contentFolder))
  const conflict = describeConflictWithEditionFile(contentFolder, outcome.answers)
  if (conflict !== null) throw new ArchiveError(conflict)
  const editionFiles = await writeEdition(contentFolder, outcome.answers, proposal)
  const { edition: id, archiveName: name } = outcome.answers
  const projectFiles = existing === null ? await writeProjectUnlessCheckout(contentFolder, { id, name }) : []
  report.addWrittenFiles([...editionFiles, ...projectFiles])
  report.addGuesses(listGuesses(outcome.unaskedQuestions, proposal, { contentFolder, editionId: id }))
  return { id }
}

/** Adds the hosts and parameters found in the remains to the `edition.yaml` of their edition. */
async function addToKnownEdition(file: string, proposal: EditionProposal, report: InitReport): Promise<void> {
  const additions = await addMissingHostsAndParameters(file, proposal)
  report.addLines('repairs', additions)
  if (additions.length === 0)
    report.addLines('notes', [`${file} describes this newspaper already: nothing was added`])
}

async function runInit(paths: readonly string[], options: InitOptions): Promise<ExitStatus> {
  const { content } = options
  const report = new InitReport(options.json)
  const archiveFile = path.join(content, 'archive.yaml')
  const hasArchive = existsSync(archiveFile)
  if (hasArchive) report.addLines('repairs', await repairArchiveUrl(archiveFile))
  const configuration = hasArchive ? await requireConfiguration(content) : null
  const existing = configuration && !isDemonstration(configuration) ? configuration : null
  const takenIds = existing?.editions.map(({ id }) => id) ?? []
  const proposal = await surveyAndProposeEdition(paths, options, { takenIds, report })
  const knownEdition = findEdition(existing, proposal, options.edition)
  if (knownEdition)
    await addToKnownEdition(path.join(content, knownEdition.id, 'edition.yaml'), proposal, report)
  const edition = knownEdition ?? (await askAndWriteEdition(proposal, existing, { options, report }))
  if (edition === 'cancelled') return 1
  const { id: editionId } = edition
  const questionSettings = knownEdition ? [] : listQuestions(proposal, existing).map(({ setting }) => setting)
  const place = { contentFolder: content, editionId }
  for (const line of describeUnusedOptions(options, questionSettings, place)) console.error(line)
  const hasNodeModules = existsSync(path.join(path.dirname(path.resolve(content)), 'node_modules'))
  const needsInstall = isPublishedPackage && !hasNodeModules
  const mediaCandidates = paths.filter(
    (inputPath) => /\.zip$/i.test(inputPath) || statSync(inputPath, { throwIfNoEntry: false })?.isDirectory(),
  )
  const mediaPath = proposal.hasPictures ? (mediaCandidates[0] ?? null) : null
  report.finish(
    editionId,
    listNextCommands(paths, {
      editionId,
      contentFolder: content,
      mediaPath,
      hasForeignHosts: options.host.length === 0 && proposal.hasOnlyForeignHosts,
      needsInstall,
    }),
  )
  return 0
}

export const defineInit: DefineCommand = (command) => {
  command
    .description(
      `Reads what a newsroom left behind, and writes archive.yaml and edition.yaml from it: the
newspaper's name, language, hosts, dates, time zone and the form of its addresses. It asks for
what the files do not say. Run it again for another newspaper, or for more files of the same one,
whose hosts and parameters it adds. The demonstration is moved out of the way.`,
    )
    .argument('[paths...]', 'exports, saved pages, or folders of them')
    .addOption(contentOption())
    .option('--name <name>', "the newspaper's name")
    .option('--language <code>', 'its language, such as en or fr-CA')
    .option('--edition <id>', "the name of its folder, and the beginning of its articles' addresses")
    .option('--founded <date>', 'when it was founded (default: the date of the first article)')
    .option('--closed <date>', 'when it closed (default: the date of the last article)')
    .option('--time-zone <zone>', 'its time zone, such as America/Toronto')
    .option('--contact <address>', 'an e-mail address for readers')
    .option('--archive-name <name>', "the archive's name (default: the newspaper's)")
    .option('--url <url>', 'the address at which the archive will be')
    .option(
      '--host <host>',
      'a host of the newspaper that the files do not mention; repeat the option for others',
      (host, hosts: string[]) => [...hosts, host],
      [],
    )
    .option('--yes', 'accept every proposal without asking', false)
    .addOption(
      jsonOption(
        '{ "edition", "found", "repairs", "notes", "written", "guesses": [ { "file", "field", "value", "basis" }, … ], "next" } on standard output; asks nothing',
      ),
    )
    .action(withExitStatus(runInit))
}
