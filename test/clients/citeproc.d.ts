declare module 'citeproc' {
  export class Engine {
    constructor(
      system: { retrieveLocale: (name: string) => string; retrieveItem: (id: string) => object },
      style: string,
      locale: string,
      forceLocale: boolean,
    )
    setOutputFormat(format: 'text'): void
    updateItems(ids: string[]): void
    makeBibliography(): [object, string[]]
    previewCitationCluster(citation: object, before: [], after: [], format: 'text'): string
  }
  const CSL: { Engine: typeof Engine }
  export default CSL
}
