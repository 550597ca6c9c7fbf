import { expect, it } from 'vitest'
import { createStylesheet } from '../../src/representation/html/frame/style.ts'

/** A colour in hexadecimal, or a shadow that takes no room. */
const paint = /^(?:0 0 0 \.4rem )?#[0-9a-f]{6}$/

/** Properties that never move, show or hide an element. */
const painting = /^(?:--\w+|background|box-shadow)$/

it('a dark theme differs from the light one in colours alone', () => {
  const style = createStylesheet({ edition: { accent: { light: '#1f5a3c', dark: '#7fc4a1' } } as never })
  const rules = [...style.matchAll(/@media \(prefers-color-scheme:dark\)\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g)]
  expect(rules).toHaveLength(style.split('prefers-color-scheme').length - 1)
  const declarations = rules.flatMap(([, rule = '']) =>
    [...rule.matchAll(/\{([^{}]*)\}/g)].flatMap(([, block = '']) => block.split(';')),
  )
  expect(declarations.length).toBeGreaterThanOrEqual(8)
  for (const declaration of declarations) {
    const [property, value] = declaration.split(':')
    expect([declaration, property, value]).toEqual([
      declaration,
      expect.stringMatching(painting),
      expect.stringMatching(paint),
    ])
  }
})
