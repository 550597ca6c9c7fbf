import type { ArticleFields } from '../../../model/article.ts'
import type { NameListKind } from '../../../model/edition.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import { listHostLikeFolders, urlsFromMirrorPath } from '../../import/html/urls-from-mirror-path.ts'
import type { Article, ImportEvent, SiteStatement } from '../../import/importer.ts'
import type { InputSource } from '../../import/run/event-recorder.ts'
import { createImportReport, type ImportReport } from '../../import/run/import-report.ts'
import type { EventSink } from '../../import/run/import-run.ts'
import { detectLanguage } from '../../import/text/detect-language.ts'
import { DatePeriod } from './date-period.ts'
import { SiteEvidence, toSiteDomain } from './site-evidence.ts'
import { Tally } from './tally.ts'

/** Number of dates with an offset that suffice to find the time zone. */
const maxZonedDates = 1000

/** Collects what articles in a newspaper's remains reveal about it. Stores nothing on disk. */
export class RemainsSurvey implements EventSink {
  readonly report: ImportReport = createImportReport()
  articleCount = 0
  /** Number of picture files, which an import can use with `--media`. */
  pictureCount = 0
  /** Newspaper names that sources state without the address of a site. */
  readonly statedNameTally = new Tally()
  /** Languages that sources state for a whole site, to compare with those of the articles. */
  readonly siteLanguageTally = new Tally()
  /** Languages that articles state or, if an article states none, the one detected in its text. */
  readonly articleLanguageTally = new Tally()
  readonly authorTally = new Tally()
  /** Sites, by the domain that their hosts share. */
  readonly siteByDomain = new Map<string, SiteEvidence>()
  /** Hosts that an export states as those of its own site. */
  readonly exportHosts = new Set<string>()
  readonly formerPathsByListKind = new Map<NameListKind, Set<string>>()
  readonly zonedDates: PartialDate[] = []
  /** Period of the articles without an address. */
  readonly #periodWithoutAddress = new DatePeriod()

  reportRejection(file: string, reason: string, recordName: string | null = null): void {
    this.report.rejections.push({ file, line: null, record: recordName, reason })
  }

  stop(reason: string): void {
    this.report.stopped ??= reason
  }

  reportSkipped(file: string, why: string, recordName: string = file): void {
    this.report.skipped.push({ file, why, record: recordName })
  }

  isFileOfUnlistedSite(): boolean {
    return false
  }

  async finish(): Promise<ImportReport> {
    return this.report
  }

  async recordEvent(event: ImportEvent, source: InputSource): Promise<void> {
    if (event.kind === 'site') this.#addSiteStatement(event)
    if (event.kind === 'article') this.#addArticle(event, source)
    if (event.kind === 'skipped' && event.why === 'picture') this.pictureCount++
    if (event.kind === 'skipped') this.reportSkipped(event.file, event.why, event.record)
    if (event.kind === 'rejection') this.reportRejection(event.file, event.reason, event.record)
  }

  /** Returns the site with the most articles; `null` if no article has an address. */
  findMainSite(): SiteEvidence | null {
    return [...this.siteByDomain.values()].sort((a, b) => b.articleCount - a.articleCount)[0] ?? null
  }

  /** Returns the main site, and the sites whose pages state the same name, because a newspaper can have moved. */
  listOwnSites(): SiteEvidence[] {
    const mainSite = this.findMainSite()
    const name = mainSite?.statedNameTally.findMostFrequent() ?? null
    return [...this.siteByDomain.values()].filter(
      (site) => site === mainSite || (name !== null && site.statedNameTally.findMostFrequent() === name),
    )
  }

  /** Returns the period of the articles on the newspaper's own sites and of those without an address. */
  computePeriod(): DatePeriod {
    const period = new DatePeriod()
    for (const { firstDate, lastDate } of [
      ...this.listOwnSites().map((site) => site.datePeriod),
      this.#periodWithoutAddress,
    ])
      for (const date of [firstDate, lastDate]) period.includeDate(date)
    return period
  }

  #addSiteStatement({ hosts, name, language, url, formerListPaths }: SiteStatement): void {
    if (name) (url === null ? this : this.#findOrAddSite(url)).statedNameTally.add(name)
    if (language) this.siteLanguageTally.add(language.replaceAll('_', '-'))
    if (url !== null) for (const host of hosts) this.exportHosts.add(host)
    for (const listKind of ['sections', 'topics', 'authors'] as const)
      for (const path of formerListPaths[listKind] ?? [])
        this.formerPathsByListKind.set(
          listKind,
          (this.formerPathsByListKind.get(listKind) ?? new Set()).add(path),
        )
  }

  #findOrAddSite(url: string): SiteEvidence {
    const siteDomain = toSiteDomain(new URL(url).hostname)
    const site = this.siteByDomain.get(siteDomain) ?? new SiteEvidence()
    this.siteByDomain.set(siteDomain, site)
    return site
  }

  #addArticle({ fields, markdown }: Article, source: InputSource): void {
    this.articleCount++
    const url =
      fields.url ??
      urlsFromMirrorPath(source.pathFromGivenFolder, {
        hosts: listHostLikeFolders(source.pathFromGivenFolder),
      })[0] ??
      null
    if (url === null) this.#periodWithoutAddress.includeDate(fields.published)
    else this.#findOrAddSite(url).addArticle(url, fields)
    const language = fields.language ?? detectLanguage(markdown)
    if (language !== null) this.articleLanguageTally.add(language)
    for (const author of fields.authors) this.authorTally.add(author)
    this.#addZonedDate(fields)
  }

  #addZonedDate({ published }: ArticleFields): void {
    const hasOffset = published !== null && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(published)
    if (hasOffset && this.zonedDates.length < maxZonedDates) this.zonedDates.push(published)
  }
}
