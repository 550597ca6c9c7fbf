import type { Edition } from '../../../model/edition.ts'
import { createYamlFieldFault } from '../../content/files/yaml-file.ts'
import type { Rejection } from '../importer.ts'
import { countNoun } from '../text/count-noun.ts'

/** Records that were refused because of their host. */
interface RefusedRecords {
  firstFile: string
  count: number
}

/** Hosts of exports and articles that the edition does not list. `--foreign` accepts them all. */
export class ForeignHosts {
  readonly #listedHosts: readonly string[]
  readonly #acceptsForeignHosts: boolean
  readonly #refusedByHost = new Map<string, RefusedRecords>()

  constructor({ hosts }: Pick<Edition, 'hosts'>, isAccepted: boolean) {
    this.#listedHosts = hosts
    this.#acceptsForeignHosts = isAccepted
  }

  /** Returns the first of these hosts if the edition lists none of them; `null` if one is listed or accepted. */
  findForeign(hosts: readonly string[]): string | null {
    if (this.#acceptsForeignHosts || hosts.some((host) => this.#listedHosts.includes(host))) return null
    return hosts[0] ?? null
  }

  countRefusal(host: string, file: string): void {
    const refusal = this.#refusedByHost.get(host) ?? { firstFile: file, count: 0 }
    refusal.count++
    this.#refusedByHost.set(host, refusal)
  }

  /** Rejects the refused records, with the line to write in `edition.yaml`; `null` if there are none. */
  async createRejection(editionFile: string): Promise<Rejection | null> {
    if (this.#refusedByHost.size === 0) return null
    const refusals = Array.from(
      this.#refusedByHost,
      ([host, { firstFile, count }]) =>
        `${host} (${firstFile}${count === 1 ? '' : ` and ${countNoun(count - 1, 'other')}`})`,
    )
    const hostList = [...this.#listedHosts, ...this.#refusedByHost.keys()].join(', ')
    const { file, line } = await createYamlFieldFault(editionFile, ['hosts'], '')
    const reason = `does not list ${refusals.join(', ')}, so nothing from there was imported. If the edition was published there, write hosts: [${hostList}] and import again; if not, --foreign imports it all the same`
    return { kind: 'rejection', file, line, record: 'hosts', reason }
  }
}
