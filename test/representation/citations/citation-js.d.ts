declare module '@citation-js/core' {
  export class Cite {
    constructor(text: string, options?: { forceType?: string })
    readonly data: object[]
  }
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
