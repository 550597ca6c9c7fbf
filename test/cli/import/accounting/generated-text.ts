import { Draws } from './generated-markdown.ts'

const wrapped = (words: string) => words.replace(/(.{40,60}) /g, '$1\n')

/** The text of one article. Some texts have a date, an address, a sign-off or Markdown marks, or are hard-wrapped. */
export function generatedText(seed: number): { file: string; text: string } {
  const draws = new Draws(seed)
  const paragraph = () =>
    draws.of([
      () => `${draws.words(5, 40)}.`,
      () => wrapped(`${draws.words(30, 60)}.`),
      () => `* ${draws.words()}\n* ${draws.words()}`,
      () => `\t${draws.words(6, 30)}.`,
      () => `# ${draws.words()} <b> [${draws.word()}](${draws.word()}) &amp; _${draws.word()}_`,
      () => `${draws.words(1, 3)}\n${draws.words(1, 3)}\n  ${draws.words(1, 3)}`,
    ])()
  const top = draws.of([
    () => [draws.words()],
    () => [draws.words(), 'Published on 8 April 2016, updated 9 April 2016'],
    () => ['URL: https://the-lantern.example/2016/04/a.html', draws.words()],
    () => [],
    () => [`${draws.words(20, 40)}.`],
  ])()
  const end = draws.of([[], ['abc-de/fgh'], [draws.words()]])
  const parts = [...top, ...draws.several(8, paragraph), ...end]
  return { file: `${seed}.txt`, text: parts.join(draws.of(['\n\n', '\r\n\r\n', '\n\n\n'])) }
}
