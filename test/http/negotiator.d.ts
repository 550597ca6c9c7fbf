declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { headers: { accept: string } })
    mediaTypes(available: readonly string[]): string[]
  }
}
