import { stat } from 'node:fs/promises'
import type { Briefing } from '../briefing.ts'
import type { Importer, SourceFile } from '../importer.ts'
import { importers } from '../index.ts'
import { otherZipImporter } from '../other-zip.ts'
import { type EditionFiles, filesOnDisk } from '../shelf/edition-files.ts'
import { isGeneratorSettingsFile } from '../site-lookup.ts'
import { describeReadError, describeWriteError, isWriteError } from '../source/read-error.ts'
import { openSource } from '../source/source-file.ts'
import { describeUnsupportedKind, isMistakableForArticle, nameUnsupportedKind } from '../unsupported-kinds.ts'
import { EventRecorder, type InputSource } from './event-recorder.ts'
import type { ImportReport } from './import-report.ts'
import { type InputFile, isFoundInFolder, type UnreadableFile } from './input-files.ts'
import { UnpackedZips } from './unpacked-zips.ts'

/** Receives the events that importers read, and reports their outcome. */
export type EventSink = Pick<
  EventRecorder,
  'report' | 'stop' | 'reportRejection' | 'reportSkipped' | 'recordEvent' | 'isFileOfUnlistedSite' | 'finish'
>

/**
 * Reads files one by one, and passes their events to a sink. `start` creates a run whose sink stores articles in an
 * edition's folder.
 */
export class ImportRun {
  readonly #briefing: Briefing
  readonly #recorder: EventSink
  /** Files waiting to be read together, by importer. */
  readonly #waitingSourcesByImporter = new Map<Importer, InputSource[]>()

  readonly #unpackedZips = new UnpackedZips()

  constructor(briefing: Briefing, recorder: EventSink) {
    this.#briefing = briefing
    this.#recorder = recorder
  }

  /** Starts a run that imports into an edition's folder. */
  static async start(
    briefing: Briefing,
    editionFolder: string,
    files: EditionFiles = filesOnDisk,
  ): Promise<ImportRun> {
    return new ImportRun(briefing, await EventRecorder.open(briefing, editionFolder, files))
  }

  get report(): ImportReport {
    return this.#recorder.report
  }

  /** True if the run was stopped before its last file. */
  get isStopped(): boolean {
    return this.report.stopped !== null
  }

  /** Stops the run after the current record. */
  stop(reason: string): void {
    this.#recorder.stop(reason)
  }

  /**
   * Imports a file with the given importer, or else with the first that recognises it. A zip that none of them reads is
   * unpacked, and its files are imported. A file that must be read together with others waits for `finish`. An
   * unreadable file is rejected, and the run continues.
   */
  async importFile(
    inputFile: InputFile | UnreadableFile,
    givenImporter: Importer | null,
    onProgress: () => void,
  ): Promise<void> {
    const { file } = inputFile
    const reject = (reason: string) => this.#recorder.reportRejection(file, reason)
    if ('reason' in inputFile) return reject(inputFile.reason)
    try {
      const source = { ...(await openSource(file)), pathFromGivenFolder: inputFile.pathFromGivenFolder }
      if (source.size === 0) return reject('is empty: leave it out, or copy the file again')
      const detectedImporter = isMistakableForArticle(source)
        ? undefined
        : importers.find((each) => each.recognises(source))
      if (detectedImporter === otherZipImporter && /\.zip$/i.test(file))
        return await this.#importZip(source, givenImporter, onProgress)
      const importer = givenImporter ?? detectedImporter
      if (!importer) return this.#skipOrRejectUnknown(inputFile, source)
      if (importer.readTogether)
        this.#waitingSourcesByImporter.set(importer, [
          ...(this.#waitingSourcesByImporter.get(importer) ?? []),
          source,
        ])
      else await this.#recordFileEvents(source, importer, onProgress)
    } catch (error) {
      reject(describeReadError(error))
    }
  }

  /**
   * Skips a file of an unknown kind that was found in a folder, where such files are to be expected. Rejects the file
   * if the command names it.
   */
  #skipOrRejectUnknown(inputFile: InputFile, source: SourceFile): void {
    if (isFoundInFolder(inputFile))
      this.#recorder.reportSkipped(
        inputFile.file,
        isGeneratorSettingsFile(inputFile.file) ? 'settings of its site' : nameUnsupportedKind(source),
      )
    else this.#recorder.reportRejection(inputFile.file, describeUnsupportedKind(source))
  }

  /** Unpacks a zip and imports its files. Rejects a zip inside a zip. */
  async #importZip(
    source: InputSource,
    givenImporter: Importer | null,
    onProgress: () => void,
  ): Promise<void> {
    if (this.#unpackedZips.isUnpackedFile(source.file))
      return this.#recorder.reportRejection(
        source.file,
        'is a zip inside a zip: unpack the outer zip, then import the inner one by itself',
      )
    await this.#importZipEntries(source, { wantedEntryNames: 'all', givenImporter }, onProgress)
  }

  async #importZipEntries(
    source: InputSource,
    {
      wantedEntryNames,
      givenImporter,
    }: { wantedEntryNames: ReadonlySet<string> | 'all'; givenImporter: Importer | null },
    onProgress: () => void,
  ): Promise<void> {
    const { file } = source
    const zipContents = await this.#unpackedZips.unpack(source, wantedEntryNames).catch((error: unknown) => {
      if (!isWriteError(error, file)) throw error
      this.stop(`${file} cannot be unpacked, since ${describeWriteError(error)}`)
    })
    for (const { name, reason } of zipContents?.rejectedEntries ?? [])
      this.#recorder.reportRejection(file, reason, name)
    for await (const inputFile of zipContents?.files ?? []) {
      if (this.isStopped) return
      await this.importFile(inputFile, givenImporter, onProgress)
    }
  }

  async #recordFileEvents(source: InputSource, importer: Importer, onProgress: () => void): Promise<void> {
    const otherEntryNames: string[] = []
    for await (const event of importer.read(source, this.#briefing)) {
      if (event.kind === 'others') otherEntryNames.push(...event.entryNames)
      else await this.#recorder.recordEvent(event, source, importer)
      onProgress()
      if (this.isStopped || this.#recorder.isFileOfUnlistedSite(source)) return
    }
    if (otherEntryNames.length > 0)
      await this.#importZipEntries(
        source,
        { wantedEntryNames: new Set(otherEntryNames), givenImporter: null },
        onProgress,
      )
  }

  async #recordEventsTogether(
    importer: Importer,
    sources: readonly InputSource[],
    onProgress: () => void,
  ): Promise<void> {
    const sourceByFile = new Map(sources.map((source) => [source.file, source]))
    for await (const { source, event } of importer.readTogether?.(sources, this.#briefing) ?? []) {
      const inputSource = sourceByFile.get(source.file) ?? { ...source, pathFromGivenFolder: source.file }
      await this.#recorder.recordEvent(event, inputSource, importer)
      onProgress()
      if (this.isStopped) return
    }
  }

  /** Returns the folder of the unpacked pictures if `mediaPath` is a zip; otherwise `mediaPath` itself. */
  async #resolveMediaFolder(mediaPath: string): Promise<string> {
    const isFile = await stat(mediaPath).then(
      (stats) => stats.isFile(),
      () => false,
    )
    return (isFile ? await this.#unpackedZips.findOrUnpackFolder(mediaPath) : null) ?? mediaPath
  }

  /**
   * Imports the files that must be read together, and completes the report. `mediaPath` is a folder or zip of pictures.
   */
  async finish(mediaPath: string | null, onProgress: () => void = () => {}): Promise<ImportReport> {
    for (const [importer, sources] of this.isStopped ? [] : this.#waitingSourcesByImporter)
      await this.#recordEventsTogether(importer, sources, onProgress).catch((error) => {
        const fileList = sources.map(({ file }) => file).join(' ')
        this.#recorder.reportRejection(fileList, describeReadError(error))
      })
    const report = await this.#recorder.finish(
      mediaPath === null ? null : await this.#resolveMediaFolder(mediaPath),
    )
    this.#unpackedZips.restoreZipPathsInReport(report)
    await this.#unpackedZips.removeTemporaryFolders()
    return report
  }
}
