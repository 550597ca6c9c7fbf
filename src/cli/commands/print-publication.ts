import type { Publication } from '../publish/publish.ts'

/** Prints what needs a person on standard error. */
function printWarnings({ takenDown, doubleIdentities, ignoredParameters, resharded }: Publication): void {
  if (takenDown > 0)
    console.error(
      `${takenDown} articles or pictures are taken down: the release before is no fallback (docs/takedown.md says what is left to do)`,
    )
  for (const { identity, addresses } of doubleIdentities)
    console.error(`several articles claim the identity ${identity}: ${addresses.join(' ')}`)
  for (const { name, urls } of ignoredParameters)
    console.error(`${urls} former URLs lead nowhere: add the parameter to edition.yaml, query: [${name}]`)
  if (resharded)
    console.error('the number of shards changes with this release: every one of them is written anew')
}

/** Prints what a publication did, or (dry) would do. */
export function printPublication(publication: Publication, seconds: number, dry: boolean): void {
  printWarnings(publication)
  const { root, articles, written, unchanged } = publication
  console.log(
    `${articles} articles; ${written} objects ${dry ? 'would be written' : 'written'}, ${unchanged} unchanged; root ${root}; ${seconds} s`,
  )
}
