import type { Edition } from '../../../model/edition.ts'
import { createYamlFieldFault } from '../../content/files/yaml-file.ts'
import { formatYamlList } from '../../content/yaml/format-yaml-list.ts'
import type { Rejection } from '../importer.ts'
import { countNoun } from '../text/count-noun.ts'

/** Records refused because of the same host. */
interface RefusalSummary {
  firstFile: string
  recordCount: number
}

/** Maximum number of refused hosts in a message. */
const maxListedHosts = 10

/** Finds and counts hosts of exports and articles that the edition does not list. `--foreign` accepts all hosts. */
export class ForeignHosts {
  readonly #listedHosts: readonly string[]
  readonly #acceptsForeignHosts: boolean
  readonly #refusalSummaryByHost = new Map<string, RefusalSummary>()

  constructor({ hosts }: Pick<Edition, 'hosts'>, acceptsForeignHosts: boolean) {
    this.#listedHosts = hosts
    this.#acceptsForeignHosts = acceptsForeignHosts
  }

  /** Returns the first of the hosts if the edition lists none of them, and does not accept all hosts. */
  findHostIfAllForeign(hosts: readonly string[]): string | null {
    if (this.#acceptsForeignHosts || hosts.some((host) => this.#listedHosts.includes(host))) return null
    return hosts[0] ?? null
  }

  countRefusal(host: string, file: string): void {
    const refusalSummary = this.#refusalSummaryByHost.get(host) ?? { firstFile: file, recordCount: 0 }
    refusalSummary.recordCount++
    this.#refusalSummaryByHost.set(host, refusalSummary)
  }

  /** Creates a rejection with the line to write in `edition.yaml`. Returns `null` if no host was refused. */
  async createRejection(editionFile: string): Promise<Rejection | null> {
    if (this.#refusalSummaryByHost.size === 0) return null
    const refusals = [...this.#refusalSummaryByHost].sort(([, a], [, b]) => b.recordCount - a.recordCount)
    const refusalTexts = refusals.map(([host, { firstFile, recordCount }]) => {
      const othersText = recordCount === 1 ? '' : ` and ${countNoun(recordCount - 1, 'other')}`
      return `${host} (${firstFile}${othersText})`
    })
    const omittedText = `and ${countNoun(refusals.length - maxListedHosts, 'more host')} in the report`
    if (refusals.length > maxListedHosts) refusalTexts.splice(maxListedHosts, refusals.length, omittedText)
    const proposedHosts = [...this.#listedHosts, ...refusals.slice(0, maxListedHosts).map(([host]) => host)]
    const { file, line } = await createYamlFieldFault(editionFile, ['hosts'], '')
    const reason = `does not list ${refusalTexts.join(', ')}, so nothing from there was imported. If the newspaper was published there, write hosts: ${formatYamlList(proposedHosts)} and import again. If not, --foreign imports it all the same`
    return { kind: 'rejection', file, line, record: 'hosts', reason }
  }
}
